#include "kiosk/cli/commands.h"

#include <algorithm>
#include <exception>
#include <sstream>

#include <CLI/CLI.hpp>

namespace kiosk::cli {

// One line a command here …
void addCheckCreditCode(CLI::App& program, Shell& shell);
void addCheckId(CLI::App& program, Shell& shell);
void addConfig(CLI::App& program, Shell& shell);
void addConform(CLI::App& program, Shell& shell);
void addCopy(CLI::App& program, Shell& shell);
void addDevices(CLI::App& program, Shell& shell);
void addFindCard(CLI::App& program, Shell& shell);
void addLedger(CLI::App& program, Shell& shell);
void addPolicy(CLI::App& program, Shell& shell);
void addReport(CLI::App& program, Shell& shell);
void addRestart(CLI::App& program, Shell& shell);
void addScreenshot(CLI::App& program, Shell& shell);
void addService(CLI::App& program, Shell& shell);
void addSim(CLI::App& program, Shell& shell);
void addStatus(CLI::App& program, Shell& shell);
void addTechnician(CLI::App& program, Shell& shell);
void addTest(CLI::App& program, Shell& shell);
void addTrace(CLI::App& program, Shell& shell);

namespace {

// … and one here, in the order of --help.
constexpr AddCommand kCommands[] = {
    addCheckCreditCode, addCheckId, addConfig, addConform,    addCopy,    addDevices,
    addFindCard,        addLedger,  addPolicy, addReport,     addRestart, addScreenshot,
    addService,         addSim,     addStatus, addTechnician, addTest,    addTrace,
};

constexpr const char* kFooter =
    "Exit codes: 0 done and right; 1 the thing asked about is wrong, or the work "
    "failed; 2 wrong command line; 3 not now: the running kiosk serves a resident.\n"
    "With --json each result is one JSON object on a line of its own, with "
    "\"schema\":1. Errors are one line on stderr.";

// A surplus argument may be somebody's number: only what looks like a mistyped option is repeated.
std::string unexpected(const CLI::App& program) {
    for (const std::string& argument : program.remaining(true))
        if (argument.starts_with("--"))
            return "unknown option " + argument.substr(0, argument.find('='));
    return "too many arguments, or no such command";
}

// CLI11 says "--help" and "--version" by throwing as well: those are no complaints.
Exit answer(const CLI::App& program, const CLI::ParseError& error, Shell& shell) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        program.exit(error, shell.out, shell.err);
        return Exit::Ok;
    }
    const bool surplus = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
    const std::string message = surplus ? unexpected(program) : error.what();
    return complain(shell, Exit::Usage, message + " (see banshi --help)");
}

} // namespace

Exit run(std::vector<std::string> arguments, Shell& shell, std::span<const AddCommand> more) {
    CLI::App program{"Banshi: self-service kiosk software. Commands for technicians, scripts and tests.",
                     "banshi"};
    program.set_version_flag("--version", "banshi " BANSHI_VERSION);
    program.require_subcommand(1);
    program.footer(kFooter);
    shell.arguments = arguments;
    try {
        for (const AddCommand add : kCommands)
            add(program, shell);
        for (const AddCommand add : more)
            add(program, shell);
        std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back
        program.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        return answer(program, error, shell);
    } catch (const std::exception& error) {
        return complain(shell, Exit::Failed, std::string("internal error: ") + error.what());
    }
    return shell.exit;
}

} // namespace kiosk::cli
