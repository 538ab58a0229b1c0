// Everything that can happen to a case. Closed: what is not here cannot be done.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "center/domain/role.h"
#include "center/domain/work_order.h"

namespace center::domain {

// The names are kept in timelines.
enum class EventType {
    Received,         // 问题收集
    Taken,            // 接单
    Visited,          // the grid member was there
    Dispatched,       // 分派: to `assignee`
    Returned,         // given back by whoever it was dispatched to
    Transferred,      // to another `place`
    Whistled,         // 吹哨: to a `department`
    ReportedIn,       // 报到
    ExtensionAsked,   // `days`, while the clock still runs
    ExtensionGranted, // by another one than who asked
    ExtensionRefused,
    Supervised,  // 督办
    Answered,    // 反馈
    Rated,       // `rating`
    Evaluated,   // 综合评价: `score`
    CheckPassed, // 核查
    CheckFailed, // it begins again, supervised
    Merged,      // into `other`
    Closed,
    Noted,
    Reminded,  // by a `clock`
    Escalated, // by a `clock` that ran out
};
inline constexpr int kEventCount = static_cast<int>(EventType::Escalated) + 1;
[[nodiscard]] std::string_view toString(EventType type); // "received", …
[[nodiscard]] std::optional<EventType> parseEvent(std::string_view text);

struct Event {
    EventType type{};
    Actor actor{};
    hal::WallTime at{};
    // What was written or photographed, encrypted under the case's data key: its SHA-256, so that the chain
    // holds when the key is deleted.
    std::optional<seal::Hash> sealed{};

    // As the type says:
    std::optional<Place> place{};
    std::string department{};
    std::string assignee{};
    int days = 0;
    int rating = 0;
    int score = 0;
    wire::Uuid other{};
    std::optional<ClockKind> clock{};
};

} // namespace center::domain
