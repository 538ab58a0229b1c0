#include "kiosk/cli/application.h"

#include <algorithm>
#include <filesystem>

#include "kiosk/cli/interruption.h"
#include "kiosk/config/config.h"
#include "kiosk/control/client.h"

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

hal::Result<std::shared_ptr<hal::Rig>> openRig(std::vector<hal::SlotConfig> slots, const Shell& shell) {
    if (shell.inside) // borrowed: nothing is closed when the command ends
        return std::shared_ptr<hal::Rig>(std::shared_ptr<void>(), &shell.inside->rig);
    return hal::Rig::open({.slots = std::move(slots), .hostProgram = {}})
        .map([](std::unique_ptr<hal::Rig> rig) { return std::shared_ptr<hal::Rig>(std::move(rig)); });
}

} // namespace kiosk::cli
