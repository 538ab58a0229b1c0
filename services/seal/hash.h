// SHA-256, the hash of suite 1.
#pragma once

#include <array>
#include <cstdint>

#include "hal/base/bytes.h"

namespace seal {

using Hash = std::array<std::uint8_t, 32>;

[[nodiscard]] Hash sha256(hal::ByteView bytes);

} // namespace seal
