#include "kiosk/cli/interruption.h"

#include <ctime>

namespace kiosk::cli {
namespace {

constexpr timespec kLook{0, 100'000'000}; // how soon the listener notices that it is no longer wanted

sigset_t ends() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

Interruption::Interruption(const Shell& shell) : inside_(shell.inside) {
    if (inside_)
        return;
    const sigset_t held = ends();
    pthread_sigmask(SIG_BLOCK, &held, &before_);
    listener_ = std::jthread([this, held](const std::stop_token& unwanted) {
        while (!unwanted.stop_requested())
            if (sigtimedwait(&held, nullptr, &kLook) > 0)
                stop_.request_stop();
    });
}

Interruption::~Interruption() {
    if (inside_)
        return;
    listener_ = {};
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

} // namespace kiosk::cli
