// Records and their files come in.
#pragma once

#include "center/api/kiosk_gate.h"
#include "center/api/record_files.h"

namespace center::api {

// What they refer to outlives the routes.
void addRecordRoutes(http::Routes& routes, const Center& center, const KioskGate& gate, RecordFiles& files);

} // namespace center::api
