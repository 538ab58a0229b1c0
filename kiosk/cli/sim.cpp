// banshi sim: plays the hand at a simulated device that listens at a socket.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "kiosk/cli/application.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/shell.h"

#ifdef BANSHI_SIMULATORS
#include "hal/sim/control_socket.h"
#endif

namespace kiosk::cli {
namespace {

struct Options {
    DeviceOptions where;
    std::string place; // a slot of the running kiosk, or a socket
    std::string word;
};

Exit sim(const Options& options, Shell& shell) {
    const bool slot = std::ranges::any_of(
        hal::kAllKinds, [&](hal::Kind kind) { return hal::toString(kind) == options.place; });
    if (slot && !shell.inside) {
        const auto done = doneByApplication(options.where, shell);
        return done ? *done : complain(shell, hal::Error{hal::Fault::Offline, "no kiosk runs"});
    }
#ifdef BANSHI_SIMULATORS
    const auto obeyed = shell.inside ? shell.inside->rig.control(options.place, options.word)
                                     : hal::sim::tell(options.place, options.word);
#else
    const hal::Result<> obeyed = hal::fail(hal::Fault::Unsupported, "this build has no simulators");
#endif
    return obeyed ? Exit::Ok : complain(shell, obeyed.error());
}

} // namespace

void addSim(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("sim", "Tell a simulated device what befalls it");
    command
        ->add_option("SLOT|SOCKET", options->place,
                     "A slot of the running kiosk, or what stands after control= in the device's address")
        ->required();
    command->add_option("WORD", options->word, "fault=jam, fault=unplugged@0.5, clear, put=FILE, refill, ...")
        ->required();
    command->add_option("--config", options->where.config, "The running kiosk's kiosk.toml")
        ->capture_default_str();
    command->callback([options, &shell] { shell.exit = sim(*options, shell); });
}

} // namespace kiosk::cli
