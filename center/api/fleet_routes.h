// Enrollment, certificates, keys, heartbeats and commands.
#pragma once

#include "center/api/command_desk.h"
#include "center/api/kiosk_gate.h"

namespace center::api {

// What they refer to outlives the routes.
void addFleetRoutes(http::Routes& routes, const Center& center, const KioskGate& gate, CommandDesk& desk);
void addEnrollmentRoutes(http::Routes& routes, const Center& center);
// "ok": the process serves.
void addHealth(http::Routes& routes);

} // namespace center::api
