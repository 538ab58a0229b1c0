// Ctrl-C and SIGTERM as a stop token: work under way is cancelled properly, at the printer too. Inside the
// kiosk the signals are the kiosk's, and the stop is that of whoever called from outside.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

#include "kiosk/cli/shell.h"

namespace kiosk::cli {

// While it lives the two signals are held back from this thread and those it starts, and from child
// processes: a device host must hear of the stop from us, not from the terminal.
class Interruption {
public:
    explicit Interruption(const Shell& shell);
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    [[nodiscard]] std::stop_token token() const { return inside_ ? inside_->stop : stop_.get_token(); }

private:
    const Inside* inside_;
    sigset_t before_{};
    std::stop_source stop_;
    std::jthread listener_;
};

} // namespace kiosk::cli
