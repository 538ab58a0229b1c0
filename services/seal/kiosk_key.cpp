#include "services/seal/kiosk_key.h"

#include <algorithm>

#include <sodium.h>

#include "services/seal/durable_file.h"

namespace seal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "banshi-k";
constexpr std::array<std::uint8_t, 4> kSchemaAndSuite = {0, 1, 0, kSuite};
constexpr std::size_t kSeedAt = kMagic.size() + kSchemaAndSuite.size();
constexpr std::size_t kPublicKeyAt = kSeedAt + crypto_sign_SEEDBYTES;
constexpr std::size_t kFileSize = kPublicKeyAt + crypto_sign_PUBLICKEYBYTES;
constexpr mode_t kMode = 0600;

static_assert(std::tuple_size_v<PublicKey> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<Signature> == crypto_sign_BYTES);

hal::Result<> startLibrary() {
    if (sodium_init() < 0)
        return hal::fail(hal::Fault::Unsupported, "libsodium does not start");
    return {};
}

hal::Result<> mayBeUsed(const FileContent& content, const fs::path& file) {
    if ((content.mode & 077) != 0)
        return hal::fail(hal::Fault::Refused, file.string() + " can be read by others (chmod 600)");
    if (content.owner != ::geteuid() && ::geteuid() != 0)
        return hal::fail(hal::Fault::Refused, file.string() + " belongs to another user");
    return {};
}

hal::SecretBytes newKeyFile() {
    hal::SecretBytes bytes(kFileSize);
    std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
    std::copy(kSchemaAndSuite.begin(), kSchemaAndSuite.end(), bytes.begin() + kMagic.size());
    randombytes_buf(bytes.data() + kSeedAt, crypto_sign_SEEDBYTES);
    hal::SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(bytes.data() + kPublicKeyAt, secret.data(), bytes.data() + kSeedAt);
    return bytes;
}

} // namespace

// sodium_malloc: locked where the limits allow it, left out of core dumps, between guard pages, wiped when
// freed.
struct KioskKey::Secret {
    PublicKey publicKey{};
    unsigned char* secretKey = static_cast<unsigned char*>(sodium_malloc(crypto_sign_SECRETKEYBYTES));

    Secret() = default;
    ~Secret() { sodium_free(secretKey); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
};

KioskKey::KioskKey(std::shared_ptr<const Secret> secret) : secret_(std::move(secret)) {}

hal::Result<KioskKey> KioskKey::load(const fs::path& file) {
    if (auto started = startLibrary(); !started)
        return tl::make_unexpected(started.error());
    const auto content = readWhole(file, kFileSize);
    if (!content)
        return tl::make_unexpected(content.error());
    if (auto allowed = mayBeUsed(*content, file); !allowed)
        return tl::make_unexpected(allowed.error());

    const hal::SecretBytes& bytes = content->bytes;
    if (bytes.size() < kSeedAt || !std::equal(kMagic.begin(), kMagic.end(), bytes.begin()))
        return hal::fail(hal::Fault::BadData, file.string() + " is no key file");
    if (!std::equal(kSchemaAndSuite.begin(), kSchemaAndSuite.end(), bytes.begin() + kMagic.size()))
        return hal::fail(hal::Fault::Unsupported, file.string() + " is of another release");

    auto secret = std::make_shared<Secret>();
    if (secret->secretKey == nullptr)
        return hal::fail(hal::Fault::Storage, "no memory for the key");
    if (bytes.size() == kFileSize)
        crypto_sign_seed_keypair(secret->publicKey.data(), secret->secretKey, bytes.data() + kSeedAt);
    if (bytes.size() != kFileSize ||
        !std::equal(secret->publicKey.begin(), secret->publicKey.end(), bytes.begin() + kPublicKeyAt))
        return hal::fail(hal::Fault::BadData, file.string() + " is damaged");
    sodium_mprotect_readonly(secret->secretKey);
    return KioskKey(std::move(secret));
}

hal::Result<KioskKey> KioskKey::loadOrCreate(const fs::path& file) {
    auto key = load(file);
    if (key || key.error().fault != hal::Fault::Absent)
        return key;
    const auto made = writeDurably(file, newKeyFile(), kMode, IfThere::Keep);
    // Busy: another process was faster, and its key is the kiosk's key.
    if (!made && made.error().fault != hal::Fault::Busy)
        return tl::make_unexpected(made.error());
    return load(file);
}

const PublicKey& KioskKey::publicKey() const { return secret_->publicKey; }

Signature KioskKey::sign(hal::ByteView message) const {
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_->secretKey);
    return signature;
}

bool verify(const PublicKey& key, hal::ByteView message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

} // namespace seal
