#include "center/staff/pages.h"

#include "center/staff/attachments.h"
#include "center/staff/case_file.h"
#include "center/staff/case_routes.h"
#include "center/staff/fleet_pages.h"
#include "center/staff/quarantine_routes.h"
#include "center/staff/statistics_routes.h"

namespace center::staff {

void Pages::add(http::Routes& routes, Gate& gate) {
    addCaseRoutes(routes, gate, room_);
    addStream(routes, gate, stream_);
    addAttachments(routes, gate, room_, renderer_);
    addCaseFile(routes, gate, room_, renderer_);
    addFleetPages(routes, gate, room_, renderer_);
    addStatistics(routes, gate, room_);
    addQuarantine(routes, gate, room_);
}

} // namespace center::staff
