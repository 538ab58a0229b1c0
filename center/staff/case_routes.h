// The inbox, one case, what is done to it, and what leads to it: duplicates, people, a table for export.
#pragma once

#include "center/signin/gate.h"
#include "center/staff/desk_room.h"

namespace center::staff {

void addCaseRoutes(http::Routes& routes, Gate& gate, const DeskRoom& room);

} // namespace center::staff
