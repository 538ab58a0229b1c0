// The inbox, one case, and what is done to it.
#include "center/staff/csv.h"
#include "tests/center/staff/staffed_center.h"

namespace center::staff {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class StaffCases : public StaffTest {
protected:
    static std::vector<std::string> numbers(const Heard& list) {
        std::vector<std::string> all;
        const json items = list.content().value("items", json::array());
        for (const json& one : items)
            all.push_back(one.at("number"));
        return all;
    }
};

TEST_F(StaffCases, ListsWhatOneReachesPageByPage) {
    const auto first = center.file("s01-g001"), second = center.file("s01-g002"),
               third = center.file("s01-g001");
    const auto elsewhere = center.file("s02-g001");
    EXPECT_THAT(numbers(clerk.get("/staff/v1/cases")),
                ElementsAre(third.number, second.number, first.number));
    EXPECT_THAT(numbers(grid.get("/staff/v1/cases")), ElementsAre(third.number, first.number));
    EXPECT_THAT(numbers(stranger.get("/staff/v1/cases")), ElementsAre(elsewhere.number));
    EXPECT_THAT(numbers(stranger.get("/staff/v1/cases?place=s01")), IsEmpty());

    const Heard page = clerk.get("/staff/v1/cases?limit=2");
    EXPECT_THAT(numbers(page), ElementsAre(third.number, second.number));
    const std::string next = page.content().at("next");
    const Heard rest = clerk.get("/staff/v1/cases?limit=2&cursor=" + next);
    EXPECT_THAT(numbers(rest), ElementsAre(first.number));
    EXPECT_TRUE(rest.content().at("next").is_null());
    for (const char* nonsense : {"limit=0", "limit=201", "cursor=x", "state=odd", "clock=odd", "place=s99",
                                 "kind=odd", "from=yesterday"})
        EXPECT_EQ(clerk.get(std::string("/staff/v1/cases?") + nonsense).status, 400) << nonsense;
}

TEST_F(StaffCases, FindsByStateClockPlaceKindAndNumber) {
    const auto taken = center.file("s01-g001"), water = center.file("s01-g002", {}, "", "water");
    ASSERT_EQ(grid.happen(taken, "taken").status, 200);
    const auto found = [&](const std::string& query) {
        return numbers(clerk.get("/staff/v1/cases?" + query));
    };
    EXPECT_THAT(found("state=taken"), ElementsAre(taken.number));
    EXPECT_THAT(found("state=open"), ElementsAre(water.number, taken.number));
    EXPECT_THAT(found("state=closed,rated"), IsEmpty());
    EXPECT_THAT(found("place=s01-g002"), ElementsAre(water.number));
    EXPECT_THAT(found("category=water"), ElementsAre(water.number));
    EXPECT_THAT(found("kind=rating"), IsEmpty());
    EXPECT_THAT(found("text=" + taken.number), ElementsAre(taken.number));
    EXPECT_THAT(found("text=%25"), IsEmpty()) << "no pattern of SQL";
    EXPECT_THAT(found("text='%20OR%20'1'='1"), IsEmpty());
    EXPECT_THAT(found("from=2026-11-24&to=2026-11-25"), ElementsAre(water.number, taken.number));
    EXPECT_THAT(found("to=2026-11-24T00:00:00Z"), IsEmpty());
    EXPECT_THAT(numbers(grid.get("/staff/v1/cases?assignee=me")), ElementsAre(taken.number));
    EXPECT_THAT(found("clock=soon"), ElementsAre(water.number)) << "ten minutes to respond";
    EXPECT_THAT(found("clock=overdue"), IsEmpty());
    center.clock.advance(10min + 1ms);
    EXPECT_THAT(found("clock=overdue"), ElementsAre(water.number));
    ASSERT_TRUE(center.desk.tick(10));
    EXPECT_THAT(found("clock=overdue"), ElementsAre(water.number)) << "told to the street, and no less late";
}

TEST_F(StaffCases, ShowsACaseWithItsWordsItsChainAndWhatCanBeDone) {
    const auto made = center.file("s01-g001", {}, "<script>alert(1)</script>");
    ASSERT_EQ(grid.happen(made, "taken").status, 200);
    ASSERT_EQ(clerk.happen(made, "noted", {{"text", "called back"}}).status, 200);
    const Heard heard = clerk.get(Person::pathOf(made));
    ASSERT_EQ(heard.status, 200);
    const json one = heard.content();
    EXPECT_EQ(one["content"]["text"], "<script>alert(1)</script>");
    EXPECT_EQ(one["content"]["callback"], "000");
    EXPECT_EQ(one["place"]["grid_name"], "Grid 1");
    EXPECT_EQ(one["clock_quality"], "synchronised");
    EXPECT_EQ(one["assignee"], grid.id());
    EXPECT_EQ(one["assignee_name"], grid.user.fullName);
    EXPECT_EQ(one["chain"], "whole");
    ASSERT_EQ(one["timeline"].size(), 3U);
    EXPECT_EQ(one["timeline"][1]["actor"]["name"], grid.user.fullName);
    EXPECT_EQ(one["timeline"][1]["actor"]["role"], "grid_member");
    EXPECT_EQ(one["timeline"][2]["text"], "called back");
    EXPECT_EQ(one["clocks"][0]["kind"], "response");
    EXPECT_FALSE(one["clocks"][0]["done_at"].is_null());
    EXPECT_THAT(one["may"], Contains("dispatched"));
    EXPECT_THAT(one["may"], Not(Contains("whistled"))) << "only leaders whistle";
    EXPECT_THAT(one["may"], Not(Contains("extension_granted"))) << "nobody asked";
    EXPECT_THAT(leader.get(Person::pathOf(made)).content()["may"], Contains("whistled"));
    EXPECT_THAT(center.audited(clerk.id()), ElementsAre("case_changed", "case_viewed"));
}

TEST_F(StaffCases, SaysThatAChainIsBroken) {
    const auto made = center.file("s01-g001");
    auto row = center.store->cases().find(made.id).value();
    store::CaseEvent forged;
    forged.sequence = ++row.version;
    forged.at = center.clock.wall();
    forged.type = "noted";
    forged.actor = "nobody";
    forged.body = "{}";
    ASSERT_TRUE(center.store->cases().change(row, {forged}));
    EXPECT_EQ(clerk.get(Person::pathOf(made)).content()["chain"], "broken");
}

TEST_F(StaffCases, TwoWhoActAtOnceAreTold) {
    const auto made = center.file("s01-g001");
    ASSERT_EQ(grid.happen(made, "taken", {{"version", 1}}).status, 200);
    const Heard late = clerk.happen(made, "taken", {{"version", 1}});
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.content()["error"], "conflict");
    EXPECT_EQ(center.store->cases().find(made.id)->version, 2);
}

TEST_F(StaffCases, RefusesWhatCannotBeAndSaysWhy) {
    const auto made = center.file("s01-g001"), foreign = center.file("s02-g001");
    const auto reason = [](const Heard& heard) {
        return std::to_string(heard.status) + " " +
               heard.content().value("reason", heard.content().value("error", ""));
    };
    EXPECT_EQ(reason(clerk.happen(made, "answered", {{"text", "x"}})), "422 wrong_state");
    EXPECT_EQ(reason(clerk.happen(made, "whistled", {{"department", "water"}})), "403 forbidden");
    EXPECT_EQ(reason(clerk.happen(made, "received")), "403 forbidden");
    EXPECT_EQ(reason(clerk.happen(made, "closed_by_magic")), "400 bad_request");
    EXPECT_EQ(reason(leader.happen(made, "whistled", {{"department", "space"}})), "422 unknown_department");
    EXPECT_EQ(reason(clerk.happen(made, "transferred", {{"place", "s01-g999"}})), "422 unknown_place");
    EXPECT_EQ(reason(clerk.happen(made, "transferred", {{"place", "s02"}})), "403 forbidden");
    ASSERT_EQ(clerk.happen(made, "taken").status, 200);
    EXPECT_EQ(reason(clerk.happen(made, "dispatched")), "422 incomplete");
    EXPECT_EQ(reason(clerk.happen(made, "dispatched", {{"assignee", stranger.id()}})),
              "422 unknown_assignee");
    EXPECT_EQ(reason(clerk.happen(made, "dispatched", {{"assignee", technician.id()}})),
              "422 unknown_assignee");
    EXPECT_EQ(reason(clerk.happen(made, "merged", {{"other", wire::toString(foreign.id)}})),
              "422 unknown_case");
    EXPECT_EQ(reason(clerk.say(Person::pathOf(made) + "/events", {{"type", "taken"}})), "400 bad_request");
    EXPECT_THAT(center.audited(clerk.id()), Contains("refused"));
}

TEST_F(StaffCases, NamesWhoMayBeDispatchedToAndWhatMayBeTheSame) {
    const auto made = center.file("s01-g001"), same = center.file("s01-g001");
    std::ignore = center.file("s01-g002");
    std::ignore = center.file("s01-g001", {}, "", "water");
    const json people = clerk.get(Person::pathOf(made) + "/assignees").content().at("items");
    std::vector<std::string> ids;
    for (const json& one : people)
        ids.push_back(one.at("id"));
    EXPECT_THAT(ids, testing::UnorderedElementsAre(clerk.id(), leader.id(), grid.id()));
    EXPECT_THAT(numbers(clerk.get(Person::pathOf(made) + "/similar")), ElementsAre(same.number));
    const Heard merged = clerk.happen(made, "merged", {{"other", wire::toString(same.id)}});
    EXPECT_EQ(merged.content()["merged_into"], wire::toString(same.id));
}

TEST_F(StaffCases, ACaseThatGoesElsewhereIsGone) {
    const auto made = center.file("s01-g001");
    const Heard moved = supervisor.happen(made, "transferred", {{"place", "s02-g001"}});
    EXPECT_EQ(moved.content()["place"]["street"], "s02");
    EXPECT_EQ(clerk.get(Person::pathOf(made)).status, 404);
    const Person member(center, domain::Role::GridMember, {{"s02", "s02-g001"}, ""});
    ASSERT_EQ(stranger.happen(made, "transferred", {{"place", "s02-g002"}}).status, 200);
    EXPECT_EQ(member.get(Person::pathOf(made)).status, 404);

    const Person officer(center, domain::Role::DepartmentOfficer, {{}, "water"});
    const auto whistled = center.file("s01-g001");
    ASSERT_EQ(leader.happen(whistled, "whistled", {{"department", "water"}}).status, 200);
    const Heard returned = officer.happen(whistled, "returned", {{"text", "not ours"}});
    EXPECT_EQ(returned.status, 200);
    EXPECT_EQ(returned.content()["gone"], true);
    EXPECT_EQ(officer.get(Person::pathOf(whistled)).status, 404);
}

TEST_F(StaffCases, ExportsATableThatNoSpreadsheetRuns) {
    const auto made = center.file("s01-g001", {}, "words stay here", "noise");
    std::ignore = center.file("s02-g001");
    const Heard table = leader.get("/staff/v1/cases.csv");
    ASSERT_EQ(table.status, 200);
    EXPECT_TRUE(table.body.starts_with("\xEF\xBB\xBF\"number\","));
    EXPECT_THAT(table.body, HasSubstr("\"" + made.number + "\",\"appeal\",\"noise\",\"received\",\"s01\""));
    EXPECT_THAT(table.body, Not(HasSubstr("s02")));
    EXPECT_THAT(table.body, Not(HasSubstr("words")));
    EXPECT_THAT(table.head, HasSubstr("attachment"));
    EXPECT_EQ(clerk.get("/staff/v1/cases.csv").status, 403);
    EXPECT_THAT(center.audited(leader.id()), ElementsAre("cases_exported"));
    EXPECT_THAT(center.audited(clerk.id()), ElementsAre("refused"));
    EXPECT_EQ(csvCell("=1+1"), "\"'=1+1\"");
    EXPECT_EQ(csvCell("@x"), "\"'@x\"");
    EXPECT_EQ(csvCell("a\"b"), "\"a\"\"b\"");
}

TEST_F(StaffCases, NobodySeesCasesByRoleAlone) {
    const auto made = center.file("s01-g001");
    EXPECT_EQ(technician.get("/staff/v1/cases").status, 403);
    EXPECT_EQ(technician.get(Person::pathOf(made)).status, 403);
    const Person nobodys(center, domain::Role::DepartmentOfficer, {});
    EXPECT_EQ(numbers(nobodys.get("/staff/v1/cases")).size(), 0U) << "an officer without a department";
    const Person officer(center, domain::Role::DepartmentOfficer, {{}, "water"});
    EXPECT_THAT(numbers(officer.get("/staff/v1/cases")), IsEmpty());
    ASSERT_EQ(leader.happen(made, "whistled", {{"department", "water"}}).status, 200);
    EXPECT_THAT(numbers(officer.get("/staff/v1/cases")), ElementsAre(made.number));
}

} // namespace
} // namespace center::staff
