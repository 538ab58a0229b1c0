// Commands of the center: believed only when they are signed, meant for this kiosk, new and in time. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "kiosk/link/enrollment.h"

namespace kiosk::agent {

enum class ActionKind {
    OutOfService,
    InService,
    Restart, // the application
    Reboot,  // the machine
    TestPage,
    DeviceTest, // arguments: slot
    SendLogs,   // arguments: lines
    Screenshot, // of an idle screen
    Unknown,    // of a newer center: answered with "unsupported"
};
[[nodiscard]] std::string_view toString(ActionKind kind); // "out_of_service", …

struct Command {
    std::int64_t number = 0; // 1, 2, … for each kiosk
    ActionKind action = ActionKind::Unknown;
    nlohmann::json arguments;
    hal::WallTime expiresAt{};
};

// One of the center's answer to "commands". `last`: the highest number that was ever accepted here; a clock
// that was never set lets nothing expire. Errors: AuthFailed (not signed by a command key of the list),
// Refused (another kiosk's, or not above `last`), Timeout (expired), BadData, Unsupported (another schema or
// suite).
[[nodiscard]] hal::Result<Command> believe(const nlohmann::json& offered, const link::Enrollment& enrollment,
                                           std::int64_t last, const hal::Clock& clock);

// The number, when it can be read from what is not believed: so that the center hears that it was refused.
[[nodiscard]] std::int64_t numberOf(const nlohmann::json& offered);

} // namespace kiosk::agent
