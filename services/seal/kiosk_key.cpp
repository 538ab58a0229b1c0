#include "services/seal/kiosk_key.h"

#include "services/seal/key_file.h"
#include "services/seal/locked_bytes.h"

namespace seal {
namespace {

namespace fs = std::filesystem;

static_assert(std::tuple_size_v<PublicKey> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<Signature> == crypto_sign_BYTES);

static_assert(kSeedSize == crypto_sign_SEEDBYTES);

KeyFileKind kind() {
    return {"banshi-k", [](std::uint8_t* publicHalf, const std::uint8_t* seed) {
                hal::SecretBytes secret(crypto_sign_SECRETKEYBYTES);
                crypto_sign_seed_keypair(publicHalf, secret.data(), seed);
            }};
}

} // namespace

struct KioskKey::Secret {
    PublicKey publicKey{};
    LockedBytes<crypto_sign_SECRETKEYBYTES> secretKey;
};

KioskKey::KioskKey(std::shared_ptr<const Secret> secret) : secret_(std::move(secret)) {}

hal::Result<KioskKey> KioskKey::unfold(const hal::Result<KeyPair>& pair) {
    if (!pair)
        return tl::make_unexpected(pair.error());
    auto secret = std::make_shared<Secret>();
    if (!secret->secretKey.isThere())
        return hal::fail(hal::Fault::Storage, "no memory for the key");
    crypto_sign_seed_keypair(secret->publicKey.data(), secret->secretKey.data(), pair->seed.data());
    secret->secretKey.makeReadOnly();
    return KioskKey(std::move(secret));
}

hal::Result<KioskKey> KioskKey::load(const fs::path& file) { return unfold(loadKeyFile(file, kind())); }

hal::Result<KioskKey> KioskKey::loadOrCreate(const fs::path& file) {
    return unfold(loadOrMakeKeyFile(file, kind()));
}

const PublicKey& KioskKey::publicKey() const { return secret_->publicKey; }

Signature KioskKey::sign(hal::ByteView message) const {
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                         secret_->secretKey.data());
    return signature;
}

bool verify(const PublicKey& key, hal::ByteView message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

} // namespace seal
