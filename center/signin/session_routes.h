// /staff/v1/session: signing in and out, one's own password. ../api/staff.yaml has the forms.
#pragma once

#include "center/api/answers.h"
#include "center/signin/gate.h"

namespace center::staff {

// References outlive the server. `district`: its name, for the page's head.
void addSessionRoutes(http::Routes& routes, const api::Center& center, signin::Sessions& sessions, Gate& gate,
                      std::string district);

// What a user is, as the page needs it: no password, no hash of one.
[[nodiscard]] api::Json userJson(const store::User& user);

// A line in the audit about what somebody did to somebody.
[[nodiscard]] store::Result<> audited(const api::Center& center, const std::string& actor,
                                      const std::string& action, const std::string& subject,
                                      const api::Json& detail);

} // namespace center::staff
