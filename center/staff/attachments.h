// What residents scanned: the original to keep, a picture of it to look at.
#pragma once

#include "center/signin/gate.h"
#include "center/staff/desk_room.h"
#include "center/staff/renderer.h"

namespace center::staff {

void addAttachments(http::Routes& routes, Gate& gate, const DeskRoom& room, Renderer& renderer);

} // namespace center::staff
