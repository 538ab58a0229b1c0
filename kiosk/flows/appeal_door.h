// Whether this kiosk may take something in for its center now. Pure.
#pragma once

#include "hal/base/clock.h"
#include "kiosk/link/link_state.h"

namespace kiosk {

enum class AppealDoor {
    Open,
    NotHere,  // the policy has none, or this kiosk belongs to no center
    Rejected, // its center knows it no more
    TooLong,  // away from its center for longer than the policy allows
    Full,     // what waits for the center leaves no room
};

struct AppealStanding {
    AppealDoor door = AppealDoor::NotHere;
    bool alerted = false; // the center answers: somebody hears of it now
    friend bool operator==(const AppealStanding&, const AppealStanding&) = default;
};

struct DoorFacts {
    bool offered = false;  // by the policy
    bool enrolled = false; // at a center
    link::LinkState link;
    hal::WallTime now{};
    int offlineDays = 30;
    bool nearlyFull = false;
};

[[nodiscard]] AppealStanding standingOf(const DoorFacts& facts);

} // namespace kiosk
