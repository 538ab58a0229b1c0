// A secret seed and its public half in one small file that only its owner reads. What the keys have in
// common.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace seal {

inline constexpr std::size_t kSeedSize = 32;
using PublicHalf = std::array<std::uint8_t, 32>;

// File, 76 bytes: magic (8), schema (u16, 1), suite (u16, 1), seed (32), public key (32). Numbers are
// big-endian. The public key is there to tell a damaged file from a good one.
struct KeyFileKind {
    std::string_view magic;                                                         // 8 characters
    std::function<void(std::uint8_t* publicHalf, const std::uint8_t* seed)> derive; // 32 bytes each
};

struct KeyPair {
    hal::SecretBytes seed;
    PublicHalf publicHalf{};
};

// Errors: Absent, Storage, Refused (others may read the file), BadData (damaged, or a key of another kind),
// Unsupported (of a newer release).
[[nodiscard]] hal::Result<KeyPair> loadKeyFile(const std::filesystem::path& file, const KeyFileKind& kind);

// Makes the file with mode 0600 where there is none: whole and durable, or not at all. Two processes that
// start together end up with the same key. Errors: as loadKeyFile.
[[nodiscard]] hal::Result<KeyPair> loadOrMakeKeyFile(const std::filesystem::path& file,
                                                     const KeyFileKind& kind);

} // namespace seal
