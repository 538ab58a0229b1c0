// The kiosk's own signing key (Ed25519), made at first start.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "services/seal/hex.h"

namespace seal {

struct KeyPair;

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

// Suite 1 is libsodium (Ed25519, SHA-256); suite 2 is reserved for SM2/SM3. Every signed object names it.
inline constexpr int kSuite = 1;

// Its name within a kiosk's state directory.
inline constexpr const char* kKeyFileName = "kiosk.key";

// Thread-safe; copies share one secret. The secret half never leaves this object: it lies in locked memory
// that no core dump contains, and is wiped when the last copy goes.
// File: key_file.h, magic "banshi-k".
class KioskKey {
public:
    // Reads the key, or makes one with mode 0600: whole and durable, or not at all. Two processes that start
    // together end up with the same key. Errors: Storage, Refused (others may read the file), BadData
    // (damaged; it is left as it is, for a technician to decide), Unsupported (of a newer release).
    [[nodiscard]] static hal::Result<KioskKey> loadOrCreate(const std::filesystem::path& file);

    // The same, but an absent file is Fault::Absent.
    [[nodiscard]] static hal::Result<KioskKey> load(const std::filesystem::path& file);

    [[nodiscard]] const PublicKey& publicKey() const;
    [[nodiscard]] Signature sign(hal::ByteView message) const;

private:
    struct Secret;
    [[nodiscard]] static hal::Result<KioskKey> unfold(const hal::Result<KeyPair>& pair);
    explicit KioskKey(std::shared_ptr<const Secret> secret);
    std::shared_ptr<const Secret> secret_;
};

// False for every message and signature under a key that is none.
[[nodiscard]] bool verify(const PublicKey& key, hal::ByteView message, const Signature& signature);

} // namespace seal
