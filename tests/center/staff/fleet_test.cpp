// The district, its kiosks, what they are told and what they sent; how much was done.
#include "tests/center/staff/staffed_center.h"

namespace center::staff {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class StaffFleet : public StaffTest {
protected:
    static std::string pathOf(const store::Kiosk& kiosk) {
        return "/staff/v1/kiosks/" + wire::toString(kiosk.id);
    }
    static std::vector<std::string> prefixes(const Heard& list) {
        std::vector<std::string> all;
        const json items = list.content().value("items", json::array());
        for (const json& one : items)
            all.push_back(one.at("prefix"));
        return all;
    }
    const store::Kiosk here = center.kiosk("XH01", "s01"), there = center.kiosk("XH02", "s02");
};

TEST_F(StaffFleet, ShowsTheTreeThatOneReaches) {
    const json street = clerk.get("/staff/v1/organisation").content();
    ASSERT_EQ(street["streets"].size(), 1U);
    EXPECT_EQ(street["streets"][0]["id"], "s01");
    EXPECT_EQ(street["streets"][0]["grids"].size(), 52U);
    EXPECT_EQ(grid.get("/staff/v1/organisation").content()["streets"][0]["grids"].size(), 1U);
    const json district = supervisor.get("/staff/v1/organisation").content();
    EXPECT_EQ(district["streets"].size(), 16U);
    EXPECT_EQ(district["departments"].size(), 4U);
}

TEST_F(StaffFleet, ListsKiosksAsTheyWereLastHeard) {
    center.beat(here);
    EXPECT_THAT(prefixes(clerk.get("/staff/v1/kiosks")), ElementsAre("XH01"));
    EXPECT_THAT(prefixes(technician.get("/staff/v1/kiosks")), ElementsAre("XH01", "XH02"));
    EXPECT_EQ(grid.get("/staff/v1/kiosks").status, 403);
    json one = clerk.get("/staff/v1/kiosks").content()["items"][0];
    EXPECT_EQ(one["online"], true);
    EXPECT_EQ(one["in_service"], true);
    EXPECT_EQ(one["queue"]["records"], 3);
    EXPECT_EQ(one["devices"][0]["slot"], "page_printer");
    EXPECT_EQ(one["supplies"][0]["level"], 40);
    EXPECT_EQ(technician.get("/staff/v1/kiosks").content()["items"][1]["online"], false) << "never heard";
    center.clock.advance(90s);
    one = clerk.get(pathOf(here)).content();
    EXPECT_EQ(one["online"], false);
    EXPECT_EQ(one["in_service"], false);
    EXPECT_FALSE(one["last_contact"].is_null());
}

TEST_F(StaffFleet, CommandsAKioskAndShowsWhatBecameOfIt) {
    const Heard sent =
        technician.say(pathOf(here) + "/commands", {{"type", "device_test"}, {"slot", "page_printer"}});
    ASSERT_EQ(sent.status, 202);
    EXPECT_EQ(sent.content()["number"], 1);
    EXPECT_EQ(center.store->fleet().commandsAfter(here.id, 0, center.clock.wall(), 10)->size(), 1U);
    for (const json& wrong :
         {json{{"type", "format_disk"}}, json{{"type", "device_test"}},
          json{{"type", "device_test"}, {"slot", "--help"}}, json{{"type", "restart"}, {"slot", "x"}}})
        EXPECT_EQ(technician.say(pathOf(here) + "/commands", wrong).status, 400) << wrong;
    EXPECT_EQ(clerk.say(pathOf(here) + "/commands", {{"type", "restart"}}).status, 403);
    ASSERT_TRUE(center.store->fleet().outcome(
        here.id, 1, "done", R"({"detail":"","at_ms":5,"result":{"exit":0}})", center.clock.wall()));
    const json command = clerk.get(pathOf(here) + "/commands").content()["items"][0];
    EXPECT_EQ(command["type"], "device_test");
    EXPECT_EQ(command["arguments"]["slot"], "page_printer");
    EXPECT_EQ(command["outcome"], "done");
    EXPECT_EQ(command["result"]["exit"], 0);
    EXPECT_EQ(command["made_by_name"], technician.user.fullName);
    EXPECT_THAT(center.audited(technician.id()), ElementsAre("kiosk_commanded"));
}

TEST_F(StaffFleet, GivesTheLogsThatAKioskSent) {
    ASSERT_EQ(technician.say(pathOf(here) + "/commands", {{"type", "send_logs"}}).status, 202);
    EXPECT_EQ(technician.get(pathOf(here) + "/files/1").status, 404) << "not yet";
    ASSERT_TRUE(center.store->fleet().outcome(here.id, 1, "done", R"({"result":{"text":"<b>a line</b>\n"}})",
                                              center.clock.wall()));
    EXPECT_EQ(technician.get(pathOf(here) + "/commands").content()["items"][0]["file"], "log");
    const Heard log = technician.get(pathOf(here) + "/files/1");
    EXPECT_EQ(log.status, 200);
    EXPECT_EQ(log.body, "<b>a line</b>\n");
    EXPECT_THAT(log.head, HasSubstr("Content-Disposition: attachment; filename=\"XH01-1.log\""));
    EXPECT_THAT(log.head, HasSubstr("nosniff"));
    EXPECT_EQ(technician.get(pathOf(here) + "/files/2").status, 404);
    EXPECT_EQ(technician.get(pathOf(here) + "/files/x").status, 404);
}

TEST_F(StaffFleet, CountsOnlyWhatOneReaches) {
    const auto made = center.file("s01-g001");
    std::ignore = center.file("s02-g001");
    center.clock.advance(2min);
    ASSERT_EQ(grid.happen(made, "taken").status, 200);
    const json district = supervisor.get("/staff/v1/statistics").content();
    EXPECT_EQ(district["response"]["total"], 2);
    EXPECT_EQ(district["response"]["within_s"], 600);
    const json street = clerk.get("/staff/v1/statistics").content();
    EXPECT_EQ(street["response"]["total"], 1);
    EXPECT_EQ(street["response"]["in_time"], 1);
    EXPECT_EQ(street["response"]["median_s"], 120);
    EXPECT_EQ(street["services_by_hour"][0]["hour"], 10);
    EXPECT_EQ(street["by_category"][0]["category"], "noise");
    EXPECT_EQ(street["by_grid"][0]["grid"], "s01-g001");
    EXPECT_EQ(street["waiting"][0]["state"], "taken");
    EXPECT_EQ(supervisor.get("/staff/v1/statistics?street=s02").content()["response"]["total"], 1);
    EXPECT_EQ(clerk.get("/staff/v1/statistics?street=s02").status, 404);
    EXPECT_EQ(clerk.get("/staff/v1/statistics?from=2026-11-25&to=2026-11-24").status, 400);
    EXPECT_EQ(clerk.get("/staff/v1/statistics?from=2020-01-01").status, 400) << "more than a year";
    EXPECT_EQ(technician.get("/staff/v1/statistics").status, 403);
}

TEST_F(StaffFleet, LetsAnAdministratorTryAgainWhatWasPutAside) {
    const Person administrator(center, domain::Role::Administrator, {});
    store::Record record;
    record.id = wire::newUuid(center.clock);
    record.kiosk = here.id;
    record.number = "XH01-000009-0";
    record.kind = wire::RecordKind::Appeal;
    record.street = "s01";
    record.receivedAt = record.filed.at = center.clock.wall();
    ASSERT_TRUE(center.store->records().ingest(record));
    ASSERT_EQ(center.desk.openWaiting(10)->quarantined, 1);
    const json item = administrator.get("/staff/v1/quarantine").content()["items"][0];
    EXPECT_EQ(item["reason"], "bad_envelope");
    const std::string release = "/staff/v1/quarantine/" + wire::toString(record.id) + "/release";
    EXPECT_EQ(clerk.get("/staff/v1/quarantine").status, 403);
    EXPECT_EQ(technician.get("/staff/v1/quarantine").status, 200);
    EXPECT_EQ(technician.say(release, json::object()).status, 403);
    EXPECT_EQ(administrator.say(release, json::object()).status, 200);
    EXPECT_EQ(center.store->records().waiting(10)->size(), 1U);
    EXPECT_EQ(administrator.say(release, json::object()).status, 404) << "it waits already";
    EXPECT_THAT(center.audited(administrator.id()), ElementsAre("record_released", "refused"));
}

} // namespace
} // namespace center::staff
