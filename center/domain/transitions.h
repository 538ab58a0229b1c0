// What may happen in which state, who may do it, where it leads, which clocks it stops and starts: one table.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "center/domain/event.h"

namespace center::domain {

using States = std::uint32_t; // a bit for each
using Clocks = std::uint32_t;
[[nodiscard]] constexpr States bitOf(State state) { return 1U << static_cast<unsigned>(state); }
[[nodiscard]] constexpr Clocks bitOf(ClockKind kind) { return 1U << static_cast<unsigned>(kind); }

enum class Need { None, Sealed, Place, Department, Assignee, Days, Rating, Score, Other, Clock };

struct Transition {
    EventType event;
    std::string_view name;
    States from;
    std::optional<State> to; // nothing: it stays
    Roles who;
    Need need;
    Clocks stops;
    Clocks starts; // one that runs already goes on: giving a case to and fro wins no time
};

[[nodiscard]] const Transition& transitionOf(EventType type);

} // namespace center::domain
