// /staff/v1/users and /staff/v1/audit: who works here, and who did what. ../api/staff.yaml has the forms.
#pragma once

#include "center/domain/organisation.h"
#include "center/signin/gate.h"

namespace center::staff {

// References outlive the server.
void addUserRoutes(http::Routes& routes, const api::Center& center, signin::Sessions& sessions, Gate& gate,
                   const domain::Organisation& organisation);

} // namespace center::staff
