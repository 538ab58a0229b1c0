// Records that could not be opened: what and why, and trying again.
#pragma once

#include "center/signin/gate.h"
#include "center/staff/desk_room.h"

namespace center::staff {

void addQuarantine(http::Routes& routes, Gate& gate, const DeskRoom& room);

} // namespace center::staff
