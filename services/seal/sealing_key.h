// Sealing for the center: whoever has the public half can close, only the holder of the private half can open
// (X25519).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace seal {

struct KeyPair;

using SealingPublic = std::array<std::uint8_t, 32>;

// The first 16 bytes of the public half's SHA-256: which key opens a record, said in clear in its header.
using SealingKeyId = std::array<std::uint8_t, 16>;
[[nodiscard]] SealingKeyId idOf(const SealingPublic& key);

// libsodium's sealed box: an ephemeral key, 48 bytes longer than the content. It does not say who closed it:
// the envelope's signature does. Errors: BadData (a public half that is no point of the curve).
[[nodiscard]] hal::Result<hal::Bytes> sealFor(const SealingPublic& key, hal::ByteView content);

// The center's private half; as KioskKey: locked memory, wiped when the last copy goes. Thread-safe.
class SealingKey {
public:
    // Errors: as KioskKey's.
    [[nodiscard]] static hal::Result<SealingKey> load(const std::filesystem::path& file);
    [[nodiscard]] static hal::Result<SealingKey> loadOrCreate(const std::filesystem::path& file);

    [[nodiscard]] const SealingPublic& publicHalf() const;

    // Errors: BadData (changed, cut off, or closed for another key).
    [[nodiscard]] hal::Result<hal::SecretBytes> open(hal::ByteView sealed) const;

private:
    struct Secret;
    [[nodiscard]] static hal::Result<SealingKey> unfold(const hal::Result<KeyPair>& pair);
    explicit SealingKey(std::shared_ptr<const Secret> secret) : secret_(std::move(secret)) {}
    std::shared_ptr<const Secret> secret_;
};

} // namespace seal
