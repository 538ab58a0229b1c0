// Files closed with a key of their own, which travels in the record's sealed payload (XChaCha20-Poly1305
// stream).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "services/seal/hash.h"

namespace seal {

using FileKey = hal::SecretBytes; // 32 bytes
inline constexpr std::size_t kFileKeySize = 32;
[[nodiscard]] FileKey newFileKey();

// Bytes: "BSF1", stream header 24, then pieces of 64 KiB of content, each 17 bytes longer; the last one says
// that it is the last, so that a file cut at a piece's end does not open. Errors: BadData (a key of another
// size).
[[nodiscard]] hal::Result<hal::Bytes> closeFile(const FileKey& key, hal::ByteView content);

// Errors: BadData (changed, cut off, continued, or closed with another key); Unsupported (another version).
[[nodiscard]] hal::Result<hal::SecretBytes> openFile(const FileKey& key, hal::ByteView closed);

} // namespace seal
