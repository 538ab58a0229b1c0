// Who works with the center, and what each may do, where. Pure; the one place where rights are decided.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "center/domain/place.h"

namespace center::domain {

enum class Role {
    GridMember,
    StreetOperator,
    StreetLeader,
    DepartmentOfficer, // of a department of the district: sees what was whistled to it
    DistrictSupervisor,
    Technician,
    Administrator,
    Auditor,
    // Nobody logs in as these:
    Resident, // by a rating or a progress token
    Center,   // the program itself, when a clock runs out
};
[[nodiscard]] std::string_view toString(Role role); // "grid_member", …
// Only roles that people can have.
[[nodiscard]] std::optional<Role> parseRole(std::string_view text);

using Roles = std::uint32_t; // a bit for each
[[nodiscard]] constexpr Roles bitOf(Role role) { return 1U << static_cast<unsigned>(role); }

struct Actor {
    std::string id; // a user's, or "resident", "center"
    Role role{};
    Scope scope;
};
[[nodiscard]] Actor centerItself();

// What is not an event of a case; those have their own column in the table of transitions.
enum class Action {
    ViewCase,
    ViewAttachment,
    ExportCases,
    ViewStatistics,
    ViewKiosk,
    CommandKiosk,
    EnrollKiosk,
    RevokeKiosk,
    Announce,
    EditCatalog,
    ViewQuarantine,
    ReleaseQuarantined,
    ManageUsers,
    ViewAudit,
};
inline constexpr int kActionCount = static_cast<int>(Action::ViewAudit) + 1;
[[nodiscard]] std::string_view toString(Action action); // "view_case", …

// Whom or what it is done to: where it is, and the department that it was given to.
struct Subject {
    Place place;
    std::string department;
};

[[nodiscard]] bool reaches(const Scope& scope, const Subject& subject);
[[nodiscard]] bool may(const Actor& actor, Action action, const Subject& subject);
// Whether the role has the action at all, somewhere: for menus.
[[nodiscard]] bool mayAnywhere(Role role, Action action);

} // namespace center::domain
