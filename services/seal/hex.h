// Bytes as small hexadecimal letters, for keys, hashes and signatures in files and output.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "hal/base/bytes.h"

namespace seal {

[[nodiscard]] std::string toHex(hal::ByteView bytes);

// Fills the whole array or answers nothing: an odd digit, a wrong letter or another length is no value.
[[nodiscard]] bool fromHex(std::string_view text, std::span<std::uint8_t> bytes);

template <std::size_t N>
[[nodiscard]] std::optional<std::array<std::uint8_t, N>> fromHex(std::string_view text) {
    std::array<std::uint8_t, N> bytes{};
    return fromHex(text, bytes) ? std::optional(bytes) : std::nullopt;
}

} // namespace seal
