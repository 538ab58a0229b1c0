// A detached signature in a small JSON file beside what it signs: "policy.json" and "policy.json.sig".
#pragma once

#include <filesystem>
#include <string_view>

#include "services/seal/kiosk_key.h"

namespace seal {

// What is signed is `purpose`, a zero byte, the suite and the file's bytes, so that a signature made for one
// purpose ("banshi policy 1") is worth nothing for another.
// File: {"schema":1,"suite":1,"purpose":"…","key":"<64 hex>","signature":"<128 hex>"}.
[[nodiscard]] std::filesystem::path signatureFileOf(const std::filesystem::path& file);

// Errors: Storage.
[[nodiscard]] hal::Result<> signFile(const std::filesystem::path& file, std::string_view purpose,
                                     hal::ByteView bytes, const KioskKey& key);

// Verifies `bytes` (already read from `file`, so that what is checked is what is used).
// Errors: Absent (no signature), BadData (unreadable), Unsupported (another suite or a newer schema),
// Refused (another key, another purpose, or the bytes were changed).
[[nodiscard]] hal::Result<> verifyFile(const std::filesystem::path& file, std::string_view purpose,
                                       hal::ByteView bytes, const PublicKey& trusted);

} // namespace seal
