// Tells systemd that the kiosk lives.
#include "kiosk/app/systemd.h"

#include <chrono>

#include <systemd/sd-daemon.h>

namespace kiosk {

Systemd::Systemd(QObject* parent) : QObject(parent) {
    std::uint64_t within = 0; // µs
    if (sd_watchdog_enabled(0, &within) <= 0)
        return;
    connect(&watchdog_, &QTimer::timeout, this, [] { sd_notify(0, "WATCHDOG=1"); });
    // Three times within the limit: one late round is no reason to be killed.
    watchdog_.start(
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(within) / 3));
}

void Systemd::ready() { sd_notify(0, "READY=1"); }

void Systemd::stopping() { sd_notify(0, "STOPPING=1"); }

} // namespace kiosk
