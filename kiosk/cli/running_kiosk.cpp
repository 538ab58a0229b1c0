// banshi status, service, restart, screenshot: what only the running application can say or do of itself.
#include <functional>
#include <memory>

#include <CLI/CLI.hpp>

#include "kiosk/cli/application.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/devices.h"

namespace kiosk::cli {
namespace {

using Work = std::function<Exit(const RunningKiosk& kiosk, Shell& shell)>;

// Inside the application it is done; outside the application is asked.
Exit inApplication(const DeviceOptions& where, const Work& work, Shell& shell) {
    if (shell.inside)
        return work(shell.inside->kiosk, shell);
    if (const auto done = doneByApplication(where, shell))
        return *done;
    return complain(shell, Exit::Failed, "no kiosk runs on this machine");
}

void add(CLI::App& program, Shell& shell, const char* name, const char* what, const Work& work,
         const std::function<void(CLI::App&)>& more = {}) {
    auto where = std::make_shared<DeviceOptions>();
    auto* command = program.add_subcommand(name, what);
    command->add_option("--config", where->config, "The kiosk's configuration")->capture_default_str();
    command->add_flag_callback(
        "--json", [] {}, "One JSON object (what is said is always one)");
    if (more)
        more(*command);
    command->callback([where, work, &shell] { shell.exit = inApplication(*where, work, shell); });
}

Exit silence(Shell& shell) { return complain(shell, Exit::Failed, "the running kiosk does not answer"); }

Exit status(const RunningKiosk& kiosk, Shell& shell) {
    const auto told = kiosk.status();
    if (!told)
        return silence(shell);
    nlohmann::ordered_json object{{"state", told->state}, {"reason", told->reason}};
    object["devices"] = nlohmann::ordered_json::array();
    const auto now = hal::systemClock().now();
    for (const hal::DeviceInfo& info : shell.inside->rig.inventory())
        object["devices"].push_back(asJson(info, now));
    printJson(shell, object);
    return Exit::Ok;
}

} // namespace

void addStatus(CLI::App& program, Shell& shell) {
    add(program, shell, "status", "What the running kiosk does at this moment, and how its devices fare",
        status);
}

void addService(CLI::App& program, Shell& shell) {
    auto which = std::make_shared<std::string>();
    add(
        program, shell, "service", "Takes the running kiosk out of service, or back in; kept over restarts",
        [which](const RunningKiosk& kiosk, Shell& said) {
            return kiosk.switchOff(*which == "out") ? Exit::Ok : silence(said);
        },
        [which](CLI::App& command) {
            command.add_option("which", *which, "out or in")->required()->check(CLI::IsMember({"out", "in"}));
        });
}

void addRestart(CLI::App& program, Shell& shell) {
    add(program, shell, "restart", "Ends the running kiosk; its supervisor starts it again",
        [](const RunningKiosk& kiosk, Shell& said) { return kiosk.restart() ? Exit::Ok : silence(said); });
}

void addScreenshot(CLI::App& program, Shell& shell) {
    add(program, shell, "screenshot",
        "The screen of the running kiosk while nobody is served: a small JPEG, base64",
        [](const RunningKiosk& kiosk, Shell& said) {
            const auto picture = kiosk.screenshot();
            if (!picture)
                return silence(said);
            printJson(said, {{"type", "image/jpeg"}, {"base64", *picture}});
            return Exit::Ok;
        });
}

} // namespace kiosk::cli
