// The configuration is written last: a folder with center.toml is a whole center.
#include "center/main/init.h"

#include "center/main/district.h"
#include "center/main/service.h"
#include "center/signin/passwords.h"
#include "services/seal/durable_file.h"

namespace center {

namespace fs = std::filesystem;

hal::Result<std::string> found(const Founding& founding, const hal::Clock& clock) {
    std::error_code failed;
    if (fs::exists(founding.folder / kConfigName, failed))
        return hal::fail(hal::Fault::Busy, "there is a center already");
    fs::create_directories(founding.folder, failed);
    const std::string text =
        configText(founding.district, founding.hosts, founding.firstPort, founding.model);
    const auto config = parseConfig(text, founding.folder);
    if (!config)
        return hal::fail(hal::Fault::BadData, config.error().message);
    if (const auto keys = pki::makeKeys(config->keys, {founding.district, founding.hosts}, clock);
        !keys && keys.error().fault != hal::Fault::Busy) // made by an init that was cut off
        return tl::make_unexpected(keys.error());
    // With the others, so that one copy of the keys' folder is a copy of all.
    if (const auto caseKey = loadCaseKey(config->keys); !caseKey)
        return tl::make_unexpected(caseKey.error());
    if (founding.model)
        if (const auto written = writeModel(*config); !written)
            return tl::make_unexpected(written.error());
    auto store = openStore(*config);
    if (!store)
        return tl::make_unexpected(store.error());
    std::string password = signin::Passwords::random();
    const auto hash = signin::Passwords().hash(password);
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
