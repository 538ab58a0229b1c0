#include "center/domain/role.h"

#include <array>

namespace center::domain {
namespace {

using enum Role;

constexpr std::array<std::string_view, 10> kRoleNames{
    "grid_member", "street_operator", "street_leader", "department_officer", "district_supervisor",
    "technician",  "administrator",   "auditor",       "resident",           "center"};

template <class... R>
constexpr Roles anyOf(R... roles) {
    return (bitOf(roles) | ...);
}

constexpr Roles kStreet = anyOf(StreetOperator, StreetLeader);
constexpr Roles kCaseWorkers = anyOf(GridMember, DepartmentOfficer, DistrictSupervisor) | kStreet;

struct Right {
    Action action;
    std::string_view name;
    Roles who;
};

// An administrator looks after people and machines and sees no case; an auditor sees who saw, not what.
constexpr std::array kRights{
    Right{Action::ViewCase, "view_case", kCaseWorkers},
    Right{Action::ViewAttachment, "view_attachment", kCaseWorkers},
    Right{Action::ExportCases, "export_cases", anyOf(StreetLeader, DistrictSupervisor)},
    Right{Action::ViewStatistics, "view_statistics", kStreet | anyOf(DistrictSupervisor, Auditor)},
    Right{Action::ViewKiosk, "view_kiosk", kStreet | anyOf(DistrictSupervisor, Technician, Administrator)},
    Right{Action::CommandKiosk, "command_kiosk", anyOf(Technician, Administrator)},
    Right{Action::EnrollKiosk, "enroll_kiosk", anyOf(Technician, Administrator)},
    Right{Action::RevokeKiosk, "revoke_kiosk", anyOf(Technician, Administrator)},
    Right{Action::Announce, "announce", anyOf(StreetLeader, DistrictSupervisor)},
    Right{Action::EditCatalog, "edit_catalog", anyOf(DistrictSupervisor, Administrator)},
    Right{Action::ViewQuarantine, "view_quarantine", anyOf(Technician, Administrator)},
    Right{Action::ReleaseQuarantined, "release_quarantined", anyOf(Administrator)},
    Right{Action::ManageUsers, "manage_users", anyOf(Administrator)},
    Right{Action::ViewAudit, "view_audit", anyOf(Auditor)},
};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kRights.size(); ++i)
        if (static_cast<std::size_t>(kRights[i].action) != i)
            return false;
    return kRights.size() == static_cast<std::size_t>(kActionCount);
}
static_assert(inOrder(), "a line for each action, in their order");

const Right& rightOf(Action action) { return kRights[static_cast<std::size_t>(action)]; }

} // namespace

std::string_view toString(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }
std::string_view toString(Action action) { return rightOf(action).name; }

std::optional<Role> parseRole(std::string_view text) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(Resident); ++i)
        if (kRoleNames[i] == text)
            return static_cast<Role>(i);
    return std::nullopt;
}

Actor centerItself() { return {"center", Role::Center, {}}; }

bool reaches(const Scope& scope, const Subject& subject) {
    return scope.area.contains(subject.place) &&
           (scope.department.empty() || scope.department == subject.department);
}

bool mayAnywhere(Role role, Action action) { return (rightOf(action).who & bitOf(role)) != 0; }

bool may(const Actor& actor, Action action, const Subject& subject) {
    // An officer without a department would reach everything that he is not meant to see.
    if (actor.role == DepartmentOfficer && actor.scope.department.empty())
        return false;
    return mayAnywhere(actor.role, action) && reaches(actor.scope, subject);
}

} // namespace center::domain
