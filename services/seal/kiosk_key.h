// The kiosk's own signing key (Ed25519), made at first start.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "hal/base/bytes.h"
#include "hal/base/result.h"

namespace seal {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

// Suite 1 is libsodium (Ed25519, SHA-256); suite 2 is reserved for SM2/SM3. Every signed object names it.
inline constexpr int kSuite = 1;

// Thread-safe. The secret half never leaves this object.
class KioskKey {
public:
    // Reads the key, or makes one with mode 0600. Errors: Storage, Refused (others may read the file),
    // BadData.
    [[nodiscard]] static hal::Result<KioskKey> loadOrCreate(const std::filesystem::path& file);
    [[nodiscard]] const PublicKey& publicKey() const;
    [[nodiscard]] Signature sign(hal::ByteView message) const;

private:
    struct Secret;
    explicit KioskKey(std::shared_ptr<const Secret> secret);
    std::shared_ptr<const Secret> secret_;
};

[[nodiscard]] bool verify(const PublicKey& key, hal::ByteView message, const Signature& signature);
[[nodiscard]] std::string toHex(hal::ByteView bytes);

} // namespace seal
