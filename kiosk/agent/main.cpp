// banshi-agent: the link to the center, a program of its own.
#include <csignal>
#include <thread>

#include <CLI/CLI.hpp>
#include <systemd/sd-daemon.h>

#include "hal/base/secret.h"
#include "kiosk/agent/agent.h"

namespace {

// The signals that end it, taken by one thread: no handler, and no call is interrupted.
sigset_t endSignals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

} // namespace

int main(int argc, char** argv) {
    hal::wipeFreedMemory();
    kiosk::agent::AgentOptions options;
    options.version = BANSHI_VERSION;
    options.state = "/var/lib/banshi";
    CLI::App program("The link of a kiosk to its service center: delivers what was filed, says how the kiosk "
                     "fares, obeys.",
                     "banshi-agent");
    program.add_option("--state", options.state, "The kiosk's state directory")->capture_default_str();
    long heartbeatMs = options.heartbeatEvery.count();
    program.add_option("--heartbeat", heartbeatMs, "Time between heartbeats, in ms")
        ->check(CLI::Range(100, 300'000))
        ->capture_default_str();
    CLI11_PARSE(program, argc, argv);
    options.heartbeatEvery = hal::Millis{heartbeatMs};

    const sigset_t ends = endSignals();
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::stop_source stop;
    std::thread([ends, stop]() mutable {
        int signal = 0;
        sigwait(&ends, &signal);
        stop.request_stop();
    }).detach();

    kiosk::agent::Log log;
    sd_notify(0, "READY=1");
    kiosk::agent::runAgent(options, log, hal::systemClock(), stop.get_token());
    return 0;
}
