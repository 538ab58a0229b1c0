// A case as the domain sees it, and as the store keeps it.
#pragma once

#include "center/domain/timeline.h"
#include "center/domain/work_order.h"
#include "center/store/cases.h"

namespace center::desk {

// Everything but number, token, content and data key, which the row keeps.
void put(const domain::WorkOrder& order, store::Case& row);

// Errors: BadData (a state or facts that this program did not write), Unsupported (of a newer release).
[[nodiscard]] hal::Result<domain::WorkOrder> orderOf(const store::Case& row);

[[nodiscard]] store::CaseEvent rowOf(const domain::TimelineEntry& entry, hal::Bytes sealed);
[[nodiscard]] domain::TimelineEntry entryOf(const store::CaseEvent& row);

} // namespace center::desk
