// The configuration is written last: a folder with center.toml is a whole center.
#include "center/main/init.h"

#include <array>

#include <sodium.h>

#include "center/main/service.h"
#include "services/seal/durable_file.h"
#include "services/seal/random.h"

namespace center {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPasswordLength = 16;
constexpr std::string_view kPasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789-"; // 32: 80 bits together

std::string newPassword() {
    static_assert(kPasswordLetters.size() == 32);
    std::array<std::uint8_t, kPasswordLength> random{};
    seal::fillRandomly(random);
    std::string password;
    for (const std::uint8_t byte : random)
        password += kPasswordLetters[byte % kPasswordLetters.size()];
    return password;
}

} // namespace

hal::Result<std::string> passwordHash(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash.data(), password.data(), password.size(), 2, 64U << 20) != 0)
        return hal::fail(hal::Fault::Storage, "not enough memory to keep a password");
    return std::string(hash.data());
}

hal::Result<std::string> found(const Founding& founding, const hal::Clock& clock) {
    std::error_code failed;
    if (fs::exists(founding.folder / kConfigName, failed))
        return hal::fail(hal::Fault::Busy, "there is a center already");
    fs::create_directories(founding.folder, failed);
    const std::string text = configText(founding.district, founding.hosts, founding.firstPort);
    const auto config = parseConfig(text, founding.folder);
    if (!config)
        return hal::fail(hal::Fault::BadData, config.error().message);
    if (const auto keys = pki::makeKeys(config->keys, {founding.district, founding.hosts}, clock);
        !keys && keys.error().fault != hal::Fault::Busy) // made by an init that was cut off
        return tl::make_unexpected(keys.error());
    auto store = openStore(*config);
    if (!store)
        return tl::make_unexpected(store.error());
    std::string password = newPassword();
    const auto hash = passwordHash(password);
    if (!hash)
        return tl::make_unexpected(hash.error());
    store::User first;
    first.id = wire::newUuid(clock);
    first.name = founding.administrator;
    first.fullName = founding.administrator;
    first.password = *hash;
    first.role = "administrator";
    first.madeAt = clock.wall();
    if (const auto added = (*store)->staff().add(first); !added)
        return hal::fail(hal::Fault::Storage, "the administrator cannot be kept");
    if (const auto written = seal::writeDurably(founding.folder / kConfigName, hal::asBytes(text), 0640);
        !written)
        return tl::make_unexpected(written.error());
    return password;
}

} // namespace center
