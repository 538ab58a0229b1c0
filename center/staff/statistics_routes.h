// How much is done, how quickly, and how people liked it, of what the actor reaches.
#pragma once

#include "center/signin/gate.h"
#include "center/staff/desk_room.h"

namespace center::staff {

void addStatistics(http::Routes& routes, Gate& gate, const DeskRoom& room);

} // namespace center::staff
