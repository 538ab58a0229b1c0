#include "center/domain/apply.h"

#include <algorithm>
#include <array>

#include "center/domain/transitions.h"

namespace center::domain {
namespace {

constexpr int kBestRating = 5;
constexpr int kBestScore = 100;
constexpr int kDistrictLevel = 2;

bool complete(const Event& event, Need need, const Rules& rules) {
    switch (need) {
    case Need::None:
        return true;
    case Need::Sealed:
        return event.sealed.has_value();
    case Need::Place:
        return event.place.has_value();
    case Need::Department:
        return !event.department.empty();
    case Need::Assignee:
        return !event.assignee.empty();
    case Need::Days:
        return event.days >= 1 && event.days <= rules.longestExtension;
    case Need::Rating:
        return event.rating >= 1 && event.rating <= kBestRating;
    case Need::Score:
        return event.score >= 1 && event.score <= kBestScore;
    case Need::Other:
        return event.other != wire::Uuid{};
    case Need::Clock:
        return event.clock.has_value();
    }
    return false;
}

RunningClock* clockOf(WorkOrder& order, ClockKind kind) {
    const auto found = std::ranges::find(order.clocks, kind, &RunningClock::kind);
    return found == order.clocks.end() ? nullptr : &*found;
}

std::optional<hal::WallTime> reminderFor(const ClockRule& rule, hal::WallTime startedAt,
                                         hal::WallTime dueAt) {
    if (rule.remindBefore.count() == 0 || dueAt - rule.remindBefore <= startedAt)
        return std::nullopt;
    return dueAt - rule.remindBefore;
}

// Ten minutes are for residents who wait; a bad rating is taken up as quickly as anything is dispatched.
const ClockRule& ruleFor(const WorkOrder& order, ClockKind kind, const Rules& rules) {
    const bool dispatch = kind == ClockKind::Response && order.kind != wire::RecordKind::Appeal;
    return rules.of(dispatch ? ClockKind::Dispatch : kind);
}

void stopAndStart(WorkOrder& order, const Transition& transition, hal::WallTime at, const Rules& rules) {
    std::erase_if(order.clocks,
                  [&](const RunningClock& clock) { return (transition.stops & bitOf(clock.kind)) != 0; });
    for (int i = 0; i < kClockCount; ++i) {
        const auto kind = static_cast<ClockKind>(i);
        if ((transition.starts & bitOf(kind)) == 0 || order.clock(kind))
            continue;
        // The resident waits from when the center had it, whatever the worker that opened it did meanwhile.
        const hal::WallTime from = kind == ClockKind::Response ? order.receivedAt : at;
        const ClockRule& rule = ruleFor(order, kind, rules);
        const hal::WallTime due = rules.due(rule, from);
        order.clocks.push_back({kind, from, due, reminderFor(rule, from, due), false});
    }
}

// Why the event cannot be although state, role and needs are right.
std::optional<Refusal> obstacle(const WorkOrder& order, const Event& event) {
    const RunningClock* handle = order.clock(ClockKind::Handle);
    switch (event.type) {
    case EventType::Transferred: // out of one's own reach is for those who reach both
        return event.actor.scope.area.contains(*event.place) ? std::nullopt
                                                             : std::optional(Refusal::NotAllowed);
    case EventType::ReportedIn:
        return order.whistle == Whistle::Blown ? std::nullopt : std::optional(Refusal::WrongState);
    case EventType::ExtensionAsked:
        if (!handle || order.extensionAsked != 0)
            return Refusal::WrongState;
        return event.at < handle->dueAt && !handle->expired ? std::nullopt : std::optional(Refusal::TooLate);
    case EventType::ExtensionGranted:
    case EventType::ExtensionRefused:
        if (order.extensionAsked == 0)
            return Refusal::WrongState;
        return order.extensionAskedBy == event.actor.id ? std::optional(Refusal::OwnRequest) : std::nullopt;
    case EventType::Answered: // a department is there before it answers
        return order.whistle == Whistle::Blown ? std::optional(Refusal::WrongState) : std::nullopt;
    case EventType::Merged:
        return event.other == order.id ? std::optional(Refusal::Incomplete) : std::nullopt;
    case EventType::Closed:
        return order.whistle != Whistle::None && order.score == 0 ? std::optional(Refusal::NotEvaluated)
                                                                  : std::nullopt;
    case EventType::Reminded:
    case EventType::Escalated:
        return order.clock(*event.clock) ? std::nullopt : std::optional(Refusal::WrongState);
    default:
        return std::nullopt;
    }
}

void extend(WorkOrder& order, const Rules& rules) {
    if (RunningClock* clock = clockOf(order, ClockKind::Handle)) {
        clock->dueAt = rules.calendar.afterWorkingDays(clock->dueAt, order.extensionAsked);
        clock->remindAt = reminderFor(rules.of(ClockKind::Handle), clock->startedAt, clock->dueAt);
        clock->expired = false;
        clock->missedAt = std::nullopt;
    }
}

void escalate(WorkOrder& order, ClockKind kind, const Rules& rules) {
    order.escalation = std::min(order.escalation + 1, kDistrictLevel);
    RunningClock& clock = *clockOf(order, kind);
    const hal::Millis again = ruleFor(order, kind, rules).again;
    clock.remindAt = std::nullopt;
    clock.missedAt = clock.promisedAt();
    clock.expired = order.escalation == kDistrictLevel || again.count() == 0;
    if (!clock.expired)
        clock.dueAt += again;
}

// What the table does not say.
void takeOver(WorkOrder& order, const Event& event, const Rules& rules) {
    switch (event.type) {
    case EventType::Received:
        order.place = *event.place;
        break;
    case EventType::Transferred:
        order.place = *event.place;
        order.assignee.clear();
        break;
    case EventType::Taken:
        order.assignee = event.actor.id;
        order.takenAt = order.takenAt.value_or(event.at);
        break;
    case EventType::Dispatched:
        order.assignee = event.assignee;
        break;
    case EventType::Returned:
        order.assignee.clear();
        order.department.clear();
        if (order.whistle == Whistle::Blown)
            order.whistle = Whistle::None;
        break;
    case EventType::Whistled:
        order.takenAt = order.takenAt.value_or(event.at);
        order.department = event.department;
        order.assignee.clear();
        order.whistle = Whistle::Blown;
        break;
    case EventType::ReportedIn:
        order.whistle = Whistle::ReportedIn;
        break;
    case EventType::ExtensionAsked:
        order.extensionAsked = event.days;
        order.extensionAskedBy = event.actor.id;
        break;
    case EventType::ExtensionGranted:
        extend(order, rules);
        [[fallthrough]];
    case EventType::ExtensionRefused:
        order.extensionAsked = 0;
        order.extensionAskedBy.clear();
        break;
    case EventType::Supervised:
        order.supervised = true;
        break;
    case EventType::Answered:
        order.extensionAsked = 0;
        order.extensionAskedBy.clear();
        break;
    case EventType::Rated:
        order.rating = event.rating;
        break;
    case EventType::Evaluated:
        order.score = event.score;
        break;
    case EventType::CheckFailed:
        order.supervised = true;
        order.score = 0;
        ++order.rounds;
        order.closedAt = std::nullopt;
        break;
    case EventType::Merged:
        order.mergedInto = event.other;
        order.closedAt = event.at;
        break;
    case EventType::Closed:
        order.closedAt = event.at;
        break;
    case EventType::Reminded:
        clockOf(order, *event.clock)->remindAt = std::nullopt;
        break;
    case EventType::Escalated:
        escalate(order, *event.clock, rules);
        break;
    case EventType::Visited:
    case EventType::CheckPassed:
    case EventType::Noted:
        break;
    }
}

bool stateFits(const WorkOrder& order, const Transition& transition) {
    if (transition.event == EventType::Received)
        return order.version == 0;
    return order.version > 0 && (transition.from & bitOf(order.state)) != 0;
}

bool mayTouch(const Actor& actor, const Transition& transition, const WorkOrder& order) {
    if ((transition.who & bitOf(actor.role)) == 0)
        return false;
    if (actor.role == Role::Center || actor.role == Role::Resident)
        return true;
    return may(actor, Action::ViewCase, order.subject());
}

} // namespace

std::string_view toString(Refusal refusal) {
    constexpr std::array<std::string_view, 6> kNames{"not_allowed", "wrong_state", "incomplete",
                                                     "too_late",    "own_request", "not_evaluated"};
    return kNames[static_cast<std::size_t>(refusal)];
}

bool mayDo(const Actor& actor, EventType type, const WorkOrder& order) {
    const Transition& transition = transitionOf(type);
    return mayTouch(actor, transition, order) && stateFits(order, transition);
}

std::vector<EventType> possibleEvents(const Actor& actor, const WorkOrder& order) {
    std::vector<EventType> possible;
    for (int i = 0; i < kEventCount; ++i) {
        const auto type = static_cast<EventType>(i);
        const Need need = transitionOf(type).need;
        const bool told = need == Need::Place || need == Need::Other || need == Need::Clock;
        if (mayDo(actor, type, order) && (told || !obstacle(order, {.type = type, .actor = actor})))
            possible.push_back(type);
    }
    return possible;
}

tl::expected<Applied, Refusal> apply(const WorkOrder& order, const Event& event, const Rules& rules) {
    const Transition& transition = transitionOf(event.type);
    if (!mayTouch(event.actor, transition, order)) // first: what one may not see says nothing about itself
        return tl::make_unexpected(Refusal::NotAllowed);
    if (!stateFits(order, transition))
        return tl::make_unexpected(Refusal::WrongState);
    if (!complete(event, transition.need, rules))
        return tl::make_unexpected(Refusal::Incomplete);
    if (const auto refusal = obstacle(order, event))
        return tl::make_unexpected(*refusal);

    Applied applied{order, entryFor(order, event), false};
    applied.order.version = applied.entry.sequence;
    applied.order.head = applied.entry.hash;
    if (transition.to)
        applied.order.state = *transition.to;
    takeOver(applied.order, event, rules);
    stopAndStart(applied.order, transition, event.at, rules);
    applied.badRating = event.type == EventType::Rated && event.rating < rules.lowestGoodRating;
    return applied;
}

std::vector<Event> dueEvents(const WorkOrder& order, hal::WallTime now) {
    std::vector<Event> events;
    const auto add = [&](EventType type, const RunningClock& clock) {
        events.push_back({.type = type, .actor = centerItself(), .at = now, .clock = clock.kind});
    };
    for (const RunningClock& clock : order.clocks) {
        if (clock.expired || (now < clock.dueAt && (!clock.remindAt || now < *clock.remindAt)))
            continue;
        if (now < clock.dueAt)
            add(EventType::Reminded, clock);
        else if (clock.kind != ClockKind::Rating)
            add(EventType::Escalated, clock);
        else if (order.whistle == Whistle::None || order.score != 0)
            events.push_back({.type = EventType::Closed, .actor = centerItself(), .at = now});
    }
    return events;
}

} // namespace center::domain
