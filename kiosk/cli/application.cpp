#include "kiosk/cli/application.h"

#include <algorithm>
#include <filesystem>

#include "kiosk/cli/interruption.h"
#include "kiosk/config/config.h"
#include "kiosk/control/client.h"
#include "kiosk/control/device_lock.h"

namespace kiosk::cli {
namespace {

bool names(const Config::Devices& devices, const std::string& uri) {
    return std::ranges::any_of(configuredSlots(devices),
                               [&](const hal::SlotConfig& slot) { return !uri.empty() && slot.uri == uri; });
}

} // namespace

std::optional<Exit> heldByApplication(const std::string& config, const std::vector<std::string>& uris,
                                      Shell& shell) {
    const auto loaded = loadConfig(config);
    if (!loaded ||
        std::ranges::none_of(uris, [&](const std::string& uri) { return names(loaded->devices, uri); }))
        return std::nullopt;
    const auto runs = control::running(loaded->paths.state);
    if (!runs)
        return complain(shell, runs.error());
    if (!*runs)
        return std::nullopt;
    return complain(shell, Exit::Failed,
                    "the running kiosk has this device: end the kiosk first, or ask it with banshi test");
}

std::optional<Exit> doneByApplication(const DeviceOptions& options, Shell& shell) {
    if (shell.inside)
        return std::nullopt;
    if (!options.slots.empty()) {
        std::vector<std::string> uris;
        for (const std::string& slot : options.slots) // "scanner=URI"
            uris.push_back(slot.substr(std::min(slot.find('='), slot.size() - 1) + 1));
        return heldByApplication(options.config, uris, shell);
    }
    const auto config = loadConfig(options.config);
    if (!config)
        return std::nullopt; // the command says what is wrong with it
    std::error_code failed;
    const control::Request request{shell.arguments, std::filesystem::current_path(failed)};
    if (failed)
        return complain(shell, Exit::Failed, "the current folder is gone");
    const Interruption interruption(shell);
    const auto answered =
        control::ask(config->paths.state, request, shell.out, shell.err, interruption.token());
    if (answered)
        return static_cast<Exit>(*answered);
    if (answered.error().fault == hal::Fault::Absent)
        return std::nullopt;
    return complain(shell, answered.error());
}

std::optional<HeldDevices> holdDevices(const std::string& config, const std::vector<std::string>& uris,
                                       Shell& shell) {
    const auto loaded = loadConfig(config);
    const bool ours = loaded && std::ranges::any_of(uris, [&](const std::string& uri) {
                          return names(loaded->devices, uri);
                      });
    std::error_code ignored;
    if (!ours || !std::filesystem::is_directory(loaded->paths.state, ignored))
        return HeldDevices{};
    const std::string command = shell.arguments.empty() ? "banshi" : "banshi " + shell.arguments.front();
    auto lock = control::holdDevices(loaded->paths.state, command);
    if (lock)
        return HeldDevices{*std::move(lock)};
    shell.exit = lock.error().fault == hal::Fault::Busy
                     ? complain(shell, Exit::NotNow, "not now: " + lock.error().detail)
                     : complain(shell, lock.error());
    return std::nullopt;
}

std::shared_ptr<hal::Rig> openRig(std::vector<hal::SlotConfig> slots, const DeviceOptions& options,
                                  Shell& shell) {
    if (shell.inside) // borrowed: nothing is closed when the command ends
        return {std::shared_ptr<void>(), &shell.inside->rig};
    std::vector<std::string> uris;
    uris.reserve(slots.size());
    for (const hal::SlotConfig& slot : slots)
        uris.push_back(slot.uri);
    auto held = holdDevices(options.config, uris, shell);
    if (!held)
        return nullptr;
    auto rig = hal::Rig::open({.slots = std::move(slots), .hostProgram = {}});
    if (!rig) {
        shell.exit = complain(shell, rig.error());
        return nullptr;
    }
    struct Own {
        HeldDevices devices; // let go after the rig has closed them
        std::unique_ptr<hal::Rig> rig;
    };
    const auto own = std::make_shared<Own>(Own{*std::move(held), *std::move(rig)});
    return {own, own->rig.get()};
}

} // namespace kiosk::cli
