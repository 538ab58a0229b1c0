// The agent as a whole: delivers, beats, obeys, until it is told to stop.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "hal/base/clock.h"
#include "kiosk/agent/log.h"

namespace kiosk::agent {

struct AgentOptions {
    std::filesystem::path state;
    std::string version;
    hal::Millis heartbeatEvery{30'000};
    hal::Millis visitPatience{600'000}; // how long a command waits for the end of a visit
};

// Blocks. Nothing that the center or the disk does ends it: what fails is said, and tried again.
void runAgent(const AgentOptions& options, Log& log, const hal::Clock& clock, const std::stop_token& stop);

} // namespace kiosk::agent
