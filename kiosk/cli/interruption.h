// Ctrl-C and SIGTERM as a stop token: work under way is cancelled properly, at the printer too.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace kiosk::cli {

// While it lives the two signals are held back from this thread and those it starts, and from child
// processes: a device host must hear of the stop from us, not from the terminal.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

private:
    sigset_t before_{};
    std::stop_source stop_;
    std::jthread listener_;
};

} // namespace kiosk::cli
