// What a list of cases is asked for, and how far the one who asks can see.
#pragma once

#include <optional>

#include "center/http/message.h"
#include "center/staff/answering.h"
#include "center/staff/desk_room.h"
#include "center/store/cases.h"

namespace center::staff {

inline constexpr auto kSoon = std::chrono::minutes(30); // how long before its time a case is "soon"

// ?state=received,taken|open &clock=overdue|soon &place=s01|s01-g001 &kind=appeal &category= &assignee=me|id
// &text=(the beginning of a number) &from= &to= (days, received) &cursor= &limit=. The scope is the actor's
// own, whatever is asked. Nothing: it makes no sense.
[[nodiscard]] std::optional<store::CaseFilter> caseFilterOf(const http::Request& request,
                                                            const domain::Actor& actor, const DeskRoom& room);

// "s01" or "s01-g001" as a node of the tree; nothing: there is none.
[[nodiscard]] std::optional<domain::Place> placeOf(std::string_view id,
                                                   const domain::Organisation& organisation);

// RFC 3339 to the second or the millisecond, UTC; or a day ("2026-11-24"), which is its beginning there.
[[nodiscard]] std::optional<hal::WallTime> momentOf(std::string_view text, std::chrono::minutes utcOffset);

} // namespace center::staff
