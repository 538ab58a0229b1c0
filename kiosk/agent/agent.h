// The agent as a whole: delivers, beats, obeys, until it is told to stop.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include <nlohmann/json.hpp>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace kiosk::agent {

enum class Event {
    Started,
    Stopped,
    NotEnrolled,    // waits for `banshi enroll`
    LinkState,      // state
    Delivered,      // records, refused, postponed: of one round
    OutboxFault,    // fault
    CommandDone,    // number, action, outcome
    CommandRefused, // number, fault
    CertificateRenewed,
    RenewalFailed, // fault
    KeysRefreshed, // version
};
[[nodiscard]] std::string_view toString(Event event); // "command_done"

struct AgentOptions {
    std::filesystem::path state;
    std::string version;
    hal::Millis heartbeatEvery{30'000};
    hal::Millis visitPatience{600'000}; // how long a command waits for the end of a visit
    std::function<void(Event, const nlohmann::json& fields)> say;
};

// Blocks. Nothing that the center or the disk does ends it: what fails is said, and tried again.
void runAgent(const AgentOptions& options, const hal::Clock& clock, const std::stop_token& stop);

} // namespace kiosk::agent
