// banshi sim: plays the hand at a simulated device that listens at a socket.
#include <memory>

#include <CLI/CLI.hpp>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/shell.h"

#ifdef BANSHI_SIMULATORS
#include "hal/sim/control_socket.h"
#endif

namespace kiosk::cli {
namespace {

struct Options {
    std::string socket;
    std::string word;
};

Exit sim(const Options& options, Shell& shell) {
#ifdef BANSHI_SIMULATORS
    const auto obeyed = hal::sim::tell(options.socket, options.word);
#else
    const hal::Result<> obeyed = hal::fail(hal::Fault::Unsupported, "this build has no simulators");
#endif
    return obeyed ? Exit::Ok : complain(shell, obeyed.error());
}

} // namespace

void addSim(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("sim", "Tell a simulated device what befalls it");
    command->add_option("SOCKET", options->socket, "What stands after control= in its address")->required();
    command->add_option("WORD", options->word, "fault=jam, fault=unplugged@0.5, clear, put=FILE, refill, ...")
        ->required();
    command->callback([options, &shell] { shell.exit = sim(*options, shell); });
}

} // namespace kiosk::cli
