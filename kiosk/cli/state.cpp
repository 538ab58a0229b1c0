#include "kiosk/cli/state.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

#include "services/seal/kiosk_key.h"

namespace kiosk::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKioskState = "/var/lib/banshi";

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

fs::path defaultState() {
    if (const std::string given = environment("BANSHI_STATE"); !given.empty())
        return given;
    std::error_code ignored;
    if (fs::is_directory(kKioskState, ignored))
        return kKioskState;
    if (const std::string user = environment("XDG_STATE_HOME"); !user.empty())
        return fs::path(user) / "banshi";
    return fs::path(environment("HOME")) / ".local" / "state" / "banshi";
}

fs::path stateOf(const std::string& given, const DeviceOptions& where, const Shell& shell) {
    if (shell.inside)
        return shell.inside->state;
    if (!given.empty())
        return given;
    if (where.slots.empty())
        if (const auto config = loadConfig(where.config))
            return config->paths.state;
    return defaultState();
}

hal::Result<> makeState(const fs::path& state) {
    std::error_code failed;
    fs::create_directories(state, failed);
    if (failed)
        return hal::fail(hal::Fault::Storage, state.string() + ": " + failed.message());
    struct stat about {};
    if (::stat(state.c_str(), &about) != 0)
        return hal::fail(hal::Fault::Storage, state.string() + ": " + std::strerror(errno));
    if (about.st_uid != ::geteuid()) // what root keeps there the kiosk could not read
        return hal::fail(hal::Fault::Refused, state.string() + " belongs to another user: be that user");
    return {};
}

hal::Result<std::unique_ptr<ledger::Ledger>> openLedger(const fs::path& state) {
    if (auto made = makeState(state); !made)
        return tl::make_unexpected(made.error());
    const auto key = seal::KioskKey::loadOrCreate(state / seal::kKeyFileName);
    if (!key)
        return tl::make_unexpected(key.error());
    return ledger::Ledger::open(state / ledger::kFileName, *key);
}

} // namespace kiosk::cli
