// One event done to one case, or why it cannot be. Pure: time, people and rules come in.
#pragma once

#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "center/domain/event.h"
#include "center/domain/rules.h"
#include "center/domain/timeline.h"

namespace center::domain {

enum class Refusal {
    NotAllowed,  // this role, or not here
    WrongState,  // not as it stands
    Incomplete,  // what the event needs is missing or out of range
    TooLate,     // an extension after the clock ran out
    OwnRequest,  // who asked for an extension does not grant it
    NotEvaluated // what was whistled is evaluated before it is closed
};
[[nodiscard]] std::string_view toString(Refusal refusal); // "not_allowed", …

struct Applied {
    WorkOrder order;
    TimelineEntry entry;
    bool badRating = false; // becomes a work item of its own
};

// The first event of a case is Received, on an order with id, kind, filedAt and receivedAt.
[[nodiscard]] tl::expected<Applied, Refusal> apply(const WorkOrder& order, const Event& event,
                                                   const Rules& rules);

// Whether the actor could do it to the case as it stands, apart from what the event needs: for buttons.
[[nodiscard]] bool mayDo(const Actor& actor, EventType type, const WorkOrder& order);

// What the actor could do to it now, in the order of the table, as far as that can be said before the event
// is told: the buttons of a page.
[[nodiscard]] std::vector<EventType> possibleEvents(const Actor& actor, const WorkOrder& order);

// What happens by itself at this time, in its order: reminders, escalations, the closing of what nobody
// rated. Apply them one after another, and ask again until there is none.
[[nodiscard]] std::vector<Event> dueEvents(const WorkOrder& order, hal::WallTime now);

} // namespace center::domain
