#include "services/seal/key_file.h"

#include <algorithm>

#include <sodium.h>
#include <unistd.h>

#include "services/seal/durable_file.h"

namespace seal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMagicSize = 8;
constexpr std::array<std::uint8_t, 4> kSchemaAndSuite = {0, 1, 0, 1};
constexpr std::size_t kSeedAt = kMagicSize + kSchemaAndSuite.size();
constexpr std::size_t kPublicHalfAt = kSeedAt + kSeedSize;
constexpr std::size_t kFileSize = kPublicHalfAt + std::tuple_size_v<PublicHalf>;
constexpr mode_t kMode = 0600;

hal::Result<> mayBeUsed(const FileContent& content, const fs::path& file) {
    if ((content.mode & 077) != 0)
        return hal::fail(hal::Fault::Refused, file.string() + " can be read by others (chmod 600)");
    if (content.owner != ::geteuid() && ::geteuid() != 0)
        return hal::fail(hal::Fault::Refused, file.string() + " belongs to another user");
    return {};
}

hal::SecretBytes newKeyFile(const KeyFileKind& kind) {
    hal::SecretBytes bytes(kFileSize);
    std::copy(kind.magic.begin(), kind.magic.end(), bytes.begin());
    std::copy(kSchemaAndSuite.begin(), kSchemaAndSuite.end(), bytes.begin() + kMagicSize);
    randombytes_buf(bytes.data() + kSeedAt, kSeedSize);
    kind.derive(bytes.data() + kPublicHalfAt, bytes.data() + kSeedAt);
    return bytes;
}

} // namespace

hal::Result<KeyPair> loadKeyFile(const fs::path& file, const KeyFileKind& kind) {
    if (sodium_init() < 0)
        return hal::fail(hal::Fault::Unsupported, "libsodium does not start");
    const auto content = readWhole(file, kFileSize);
    if (!content)
        return tl::make_unexpected(content.error());
    if (auto allowed = mayBeUsed(*content, file); !allowed)
        return tl::make_unexpected(allowed.error());

    const hal::SecretBytes& bytes = content->bytes;
    if (bytes.size() < kSeedAt || !std::equal(kind.magic.begin(), kind.magic.end(), bytes.begin()))
        return hal::fail(hal::Fault::BadData, file.string() + " is no key file");
    if (!std::equal(kSchemaAndSuite.begin(), kSchemaAndSuite.end(), bytes.begin() + kMagicSize))
        return hal::fail(hal::Fault::Unsupported, file.string() + " is of another release");

    KeyPair pair;
    if (bytes.size() == kFileSize) {
        pair.seed.assign(bytes.begin() + kSeedAt, bytes.begin() + kPublicHalfAt);
        kind.derive(pair.publicHalf.data(), pair.seed.data());
    }
    if (bytes.size() != kFileSize ||
        !std::equal(pair.publicHalf.begin(), pair.publicHalf.end(), bytes.begin() + kPublicHalfAt))
        return hal::fail(hal::Fault::BadData, file.string() + " is damaged");
    return pair;
}

hal::Result<KeyPair> loadOrMakeKeyFile(const fs::path& file, const KeyFileKind& kind) {
    auto pair = loadKeyFile(file, kind);
    if (pair || pair.error().fault != hal::Fault::Absent)
        return pair;
    const auto made = writeDurably(file, newKeyFile(kind), kMode, IfThere::Keep);
    // Busy: another process was faster, and its key is the key.
    if (!made && made.error().fault != hal::Fault::Busy)
        return tl::make_unexpected(made.error());
    return loadKeyFile(file, kind);
}

} // namespace seal
