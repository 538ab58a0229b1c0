// banshi conform: the conformance suite over a driver of this build, by the program that stands beside this
// one.
#include <array>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "hal/device.h"
#include "kiosk/cli/application.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/shell.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string uri;
    std::string kind;
    std::string config = "/etc/banshi/kiosk.toml";
    bool hands = false;
};

// Becomes the suite: what it prints, and how it ends, is the answer.
Exit conform(const Options& options, Shell& shell) {
    if (const auto held = heldByApplication(options.config, {options.uri}, shell))
        return *held;
    const auto devices = holdDevices(options.config, {options.uri}, shell);
    if (!devices)
        return shell.exit;
    ::fcntl(devices->lock.get(), F_SETFD, 0); // the suite goes on holding them
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) // a name without its folder would start whatever lies in the current one
        return complain(shell, Exit::Failed, "cannot tell where this program stands: " + error.message());
    const std::filesystem::path program = self.parent_path() / "banshi-conform";
    const std::string kind = "--kind=" + options.kind;
    std::vector<const char*> arguments{program.c_str(), options.uri.c_str()};
    if (!options.kind.empty())
        arguments.push_back(kind.c_str());
    if (options.hands)
        arguments.push_back("--hands");
    arguments.push_back(nullptr);
    shell.out.flush();
    ::execv(program.c_str(), const_cast<char* const*>(arguments.data())); // its signature; it does not write
    return complain(shell, Exit::Failed, "this build has no conformance suites (banshi-conform)");
}

} // namespace

void addConform(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command =
        program.add_subcommand("conform", "Run the suite that every driver must pass over a device");
    command->add_option("URI", options->uri, "The device, as in kiosk.toml")->required();
    std::vector<std::string> kinds;
    for (const hal::Kind kind : hal::kAllKinds)
        kinds.emplace_back(hal::toString(kind));
    command->add_option("--kind", options->kind, "For a scheme that several kinds have, such as sim:")
        ->check(CLI::IsMember(kinds));
    command->add_option("--config", options->config, "The kiosk whose devices are not touched while it runs")
        ->capture_default_str();
    command->add_flag("--hands", options->hands,
                      "Ask the person at the device to pull plugs and take paper out");
    command->callback([options, &shell] { shell.exit = conform(*options, shell); });
}

} // namespace kiosk::cli
