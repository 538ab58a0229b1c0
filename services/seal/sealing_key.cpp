#include "services/seal/sealing_key.h"

#include <algorithm>

#include "services/seal/hash.h"
#include "services/seal/key_file.h"
#include "services/seal/locked_bytes.h"

namespace seal {
namespace {

namespace fs = std::filesystem;

static_assert(kSeedSize == crypto_box_SEEDBYTES);
static_assert(std::tuple_size_v<SealingPublic> == crypto_box_PUBLICKEYBYTES);

KeyFileKind kind() {
    return {"banshi-s", [](std::uint8_t* publicHalf, const std::uint8_t* seed) {
                hal::SecretBytes secret(crypto_box_SECRETKEYBYTES);
                crypto_box_seed_keypair(publicHalf, secret.data(), seed);
            }};
}

} // namespace

struct SealingKey::Secret {
    SealingPublic publicHalf{};
    LockedBytes<crypto_box_SECRETKEYBYTES> secretHalf;
};

SealingKeyId idOf(const SealingPublic& key) {
    const Hash hash = sha256(key);
    SealingKeyId id{};
    std::copy_n(hash.begin(), id.size(), id.begin());
    return id;
}

hal::Result<hal::Bytes> sealFor(const SealingPublic& key, hal::ByteView content) {
    hal::Bytes sealed(content.size() + crypto_box_SEALBYTES);
    if (sodium_init() < 0 || crypto_box_seal(sealed.data(), content.data(), content.size(), key.data()) != 0)
        return hal::fail(hal::Fault::BadData, "the sealing key is no key");
    return sealed;
}

hal::Result<SealingKey> SealingKey::unfold(const hal::Result<KeyPair>& pair) {
    if (!pair)
        return tl::make_unexpected(pair.error());
    auto secret = std::make_shared<Secret>();
    if (!secret->secretHalf.isThere())
        return hal::fail(hal::Fault::Storage, "no memory for the key");
    crypto_box_seed_keypair(secret->publicHalf.data(), secret->secretHalf.data(), pair->seed.data());
    secret->secretHalf.makeReadOnly();
    return SealingKey(std::move(secret));
}

hal::Result<SealingKey> SealingKey::load(const fs::path& file) { return unfold(loadKeyFile(file, kind())); }

hal::Result<SealingKey> SealingKey::loadOrCreate(const fs::path& file) {
    return unfold(loadOrMakeKeyFile(file, kind()));
}

const SealingPublic& SealingKey::publicHalf() const { return secret_->publicHalf; }

hal::Result<hal::SecretBytes> SealingKey::open(hal::ByteView sealed) const {
    if (sealed.size() < crypto_box_SEALBYTES)
        return hal::fail(hal::Fault::BadData, "a sealed box is longer");
    hal::SecretBytes content(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(content.data(), sealed.data(), sealed.size(), secret_->publicHalf.data(),
                             secret_->secretHalf.data()) != 0)
        return hal::fail(hal::Fault::BadData, "the sealed box does not open");
    return content;
}

} // namespace seal
