// How the link to the center stands: told by the agent, read by the application. Not durable: it is of this
// moment.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace kiosk::link {

enum class State {
    Unknown,  // no agent runs, or it has not tried yet
    Online,   // the last contact went well
    Away,     // the center cannot be reached: what is filed waits here, and nobody is alerted
    Rejected, // the center knows this kiosk no more: nothing may be filed
    TooLong,  // away for longer than a kiosk may be: nothing may be filed
};
[[nodiscard]] std::string_view toString(State state); // "online", …

struct LinkState {
    State state = State::Unknown;
    hal::WallTime asOf{};                     // when the agent said so
    std::optional<hal::WallTime> lastContact; // when the center last answered
    friend bool operator==(const LinkState&, const LinkState&) = default;
};

// What the agent says at least so often; told longer ago than three times that, it is Unknown.
inline constexpr hal::Millis kToldEvery{10'000};

// STATE/run/link.json, schema 1. Errors: Storage.
[[nodiscard]] hal::Result<> tell(const std::filesystem::path& state, const LinkState& link);

// Never fails: what is absent, damaged or old is Unknown.
[[nodiscard]] LinkState readLinkState(const std::filesystem::path& state, hal::WallTime now);

// Whether something may be filed now.
[[nodiscard]] bool mayFile(State state);

} // namespace kiosk::link
