// Ends the program cleanly when it is told to.
#include "kiosk/app/signals.h"

#include <csignal>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kiosk {

namespace {

int wake = -1; // an eventfd: writing to it is allowed in a signal handler

void handle(int) {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(wake, &one, sizeof one);
}

} // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent) {
    wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    auto* notifier = new QSocketNotifier(wake, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [] { QCoreApplication::quit(); });
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaction(signal, &action, nullptr);
}

} // namespace kiosk
