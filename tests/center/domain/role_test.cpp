#include "center/domain/role.h"

#include <map>

#include <gtest/gtest.h>

namespace center::domain {
namespace {

const Subject kHere{{"s01", "s01-g001"}, "water"};

// Written once more, by role instead of by action, so that a slip in one of the two shows.
const std::map<Role, std::string> kRights{
    {Role::GridMember, "view_case view_attachment"},
    {Role::StreetOperator, "view_case view_attachment view_statistics view_kiosk"},
    {Role::StreetLeader, "view_case view_attachment export_cases view_statistics view_kiosk announce"},
    {Role::DepartmentOfficer, "view_case view_attachment"},
    {Role::DistrictSupervisor,
     "view_case view_attachment export_cases view_statistics view_kiosk announce edit_catalog"},
    {Role::Technician, "view_kiosk command_kiosk enroll_kiosk revoke_kiosk view_quarantine"},
    {Role::Administrator, "view_kiosk command_kiosk enroll_kiosk revoke_kiosk edit_catalog view_quarantine "
                          "release_quarantined manage_users"},
    {Role::Auditor, "view_statistics view_audit"},
    {Role::Resident, ""},
    {Role::Center, ""},
};

TEST(Role, HasExactlyTheseRights) {
    for (const auto& [role, names] : kRights) {
        std::string has;
        for (int i = 0; i < kActionCount; ++i) {
            const auto action = static_cast<Action>(i);
            if (mayAnywhere(role, action))
                has += (has.empty() ? "" : " ") + std::string(toString(action));
        }
        EXPECT_EQ(has, names) << toString(role);
    }
}

TEST(Role, NobodyReachesBeyondTheSubtree) {
    for (const auto& [role, names] : kRights) {
        for (int i = 0; i < kActionCount; ++i) {
            const auto action = static_cast<Action>(i);
            const std::string department = role == Role::DepartmentOfficer ? "water" : "";
            const auto within = [&](const Place& area) { return Actor{"x", role, {area, department}}; };
            const bool has = mayAnywhere(role, action);
            EXPECT_EQ(may(within({}), action, kHere), has);
            EXPECT_EQ(may(within({"s01", ""}), action, kHere), has);
            EXPECT_EQ(may(within({"s01", "s01-g001"}), action, kHere), has);
            EXPECT_FALSE(may(within({"s02", ""}), action, kHere));
            EXPECT_FALSE(may(within({"s01", "s01-g002"}), action, kHere));
            EXPECT_FALSE(may(within({"s01", "s01-g001"}), action, {{"s01", ""}, "water"}));
        }
    }
}

TEST(Role, ADepartmentSeesWhatItWasGiven) {
    const Actor water{"w", Role::DepartmentOfficer, {{}, "water"}};
    EXPECT_TRUE(may(water, Action::ViewCase, kHere));
    EXPECT_FALSE(may(water, Action::ViewCase, {kHere.place, "traffic"}));
    EXPECT_FALSE(may(water, Action::ViewCase, {kHere.place, ""}));
    const Actor nobodys{"n", Role::DepartmentOfficer, {}};
    EXPECT_FALSE(may(nobodys, Action::ViewCase, kHere));
    EXPECT_FALSE(may(nobodys, Action::ViewCase, {kHere.place, ""}));
}

TEST(Role, HasItsNameAndProgramsHaveNone) {
    for (const auto& [role, names] : kRights) {
        const bool somebodys = role != Role::Resident && role != Role::Center;
        EXPECT_EQ(parseRole(toString(role)), somebodys ? std::optional(role) : std::nullopt);
    }
    EXPECT_FALSE(parseRole(""));
    EXPECT_FALSE(parseRole("Administrator"));
}

} // namespace
} // namespace center::domain
