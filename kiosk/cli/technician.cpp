// banshi technician: the PIN in front of the technicians' screens.
#include <filesystem>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <termios.h>
#include <unistd.h>

#include "hal/base/secret.h"
#include "kiosk/cli/commands.h"
#include "kiosk/config/config.h"
#include "kiosk/technician/pin_lock.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string config = "/etc/banshi/kiosk.toml";
    std::string state; // instead of what the configuration says
};

// While it lives a terminal does not show what is typed.
class Unseen {
public:
    explicit Unseen(bool terminal) {
        if (!terminal || ::tcgetattr(STDIN_FILENO, &before_) != 0)
            return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Unseen() {
        if (changed_)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool changed_ = false;
};

hal::SecretText asked(Shell& shell, bool terminal, const char* question) {
    const Unseen unseen(terminal);
    if (terminal)
        shell.err << question << std::flush;
    std::string line;
    std::getline(shell.in, line);
    if (terminal)
        shell.err << '\n';
    hal::SecretText pin(line);
    hal::wipe(line.data(), line.capacity());
    return pin;
}

const char* wordsFor(PinFlaw flaw) {
    switch (flaw) {
    case PinFlaw::None:
        return "";
    case PinFlaw::Length:
        return "a PIN has 6 to 12 digits";
    case PinFlaw::Characters:
        return "a PIN has digits only: it is typed on the kiosk's screen";
    case PinFlaw::Guessable:
        return "that PIN is guessed first: no repeated digit, no run";
    }
    return "";
}

Exit set(const Options& options, Shell& shell) {
    std::filesystem::path state = options.state;
    if (state.empty()) {
        const auto config = loadConfig(options.config);
        if (!config)
            return complain(shell, Exit::Failed, toString(options.config, config.error().front()));
        state = config->paths.state;
    }
    const bool terminal = &shell.in == &std::cin && ::isatty(STDIN_FILENO) == 1;
    const hal::SecretText pin = asked(shell, terminal, "New PIN: ");
    if (const PinFlaw flaw = flawOf(pin.view()); flaw != PinFlaw::None)
        return complain(shell, Exit::Failed, wordsFor(flaw));
    if (terminal && !(asked(shell, terminal, "Again: ") == pin))
        return complain(shell, Exit::Failed, "these were two different PINs");
    std::error_code ignored;
    std::filesystem::create_directories(state, ignored);
    const auto kept = setPin(state, pin.view());
    return kept ? Exit::Ok : complain(shell, kept.error());
}

} // namespace

void addTechnician(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* technician = program.add_subcommand("technician", "Who may open the technicians' screens");
    technician->require_subcommand(1);
    auto* setIt = technician->add_subcommand(
        "set-pin",
        "Set the PIN, read from the terminal or as one line on standard input; run it as the kiosk's user");
    setIt->add_option("--config", options->config, "kiosk.toml")->capture_default_str();
    setIt->add_option("--state", options->state,
                      "The kiosk's state directory; else what the configuration says");
    setIt->callback([options, &shell] { shell.exit = set(*options, shell); });
}

} // namespace kiosk::cli
