// Cases as JSON for those who may see them. Whoever calls has asked whether they may. Pure.
#pragma once

#include "center/api/answers.h"
#include "center/staff/opened_case.h"

namespace center::staff {

using api::Json;

[[nodiscard]] Json timeOrNull(const std::optional<hal::WallTime>& at); // RFC 3339

// {"street":"s01","street_name":"…","grid":"s01-g001","grid_name":"…"}
[[nodiscard]] Json placeJson(const domain::Place& place, const domain::Organisation& organisation);

// A line of the inbox, and what the stream tells of a case: no word of the resident's.
[[nodiscard]] Json caseLine(const store::Case& row, const domain::WorkOrder& order,
                            const domain::Organisation& organisation, const domain::Rules& rules);

// "XH01-000123-4-1.pdf": says nothing of what is in it.
[[nodiscard]] std::string attachmentName(const OpenedCase& opened, std::size_t index);

// The whole case, for this actor: `may` is what the actor could do to it now.
[[nodiscard]] Json caseJson(const OpenedCase& opened, const domain::Actor& actor, const DeskRoom& room);

} // namespace center::staff
