// The district as a tree, the kiosks in it, what they are told to do, and what they sent.
#pragma once

#include "center/signin/gate.h"
#include "center/staff/desk_room.h"
#include "center/staff/renderer.h"

namespace center::staff {

void addFleetPages(http::Routes& routes, Gate& gate, const DeskRoom& room, Renderer& renderer);

} // namespace center::staff
