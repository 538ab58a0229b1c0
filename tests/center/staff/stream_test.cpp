// What pages are told while they look.
#include "tests/center/staff/staffed_center.h"

namespace center::staff {
namespace {

class StaffStream : public StaffTest {
protected:
    // Its first ping has come: from now on it hears.
    std::unique_ptr<http::RawClient> listening(const Person& person) {
        auto client = std::make_unique<http::RawClient>(center.port);
        EXPECT_TRUE(client->say(person.request("GET", "/staff/v1/stream")));
        EXPECT_TRUE(client->hearsOf("event: ping"));
        return client;
    }
    static std::string idOf(const store::Case& one) { return "\"id\":\"" + wire::toString(one.id) + "\""; }
};

TEST_F(StaffStream, TellsOfCasesToThoseWhoReachThem) {
    const auto mine = listening(clerk), theirs = listening(stranger), all = listening(supervisor);
    const auto here = center.file("s01-g001");
    const auto there = center.file("s02-g001");
    EXPECT_TRUE(mine->hearsOf(idOf(here)));
    EXPECT_TRUE(all->hearsOf(idOf(here)));
    EXPECT_TRUE(all->hearsOf(idOf(there)));
    EXPECT_TRUE(theirs->hearsOf(idOf(there)));
    EXPECT_FALSE(theirs->heard(idOf(here)));
    EXPECT_FALSE(theirs->heard(here.number));
    ASSERT_EQ(grid.happen(here, "taken").status, 200);
    EXPECT_TRUE(mine->hearsOf("\"state\":\"taken\""));
    EXPECT_FALSE(mine->heard("synthetic words"));
}

TEST_F(StaffStream, SaysThatACaseWentAndNotWhereTo) {
    const auto made = center.file("s01-g001");
    const auto before = listening(clerk), after = listening(stranger);
    ASSERT_EQ(supervisor.happen(made, "transferred", {{"place", "s02-g001"}}).status, 200);
    EXPECT_TRUE(before->hearsOf("event: gone\ndata: {" + idOf(made) + "}"));
    EXPECT_FALSE(before->heard("s02"));
    EXPECT_TRUE(after->hearsOf("s02-g001"));
}

TEST_F(StaffStream, TellsOfKiosksThatComeAndGo) {
    const auto here = center.kiosk("XH01", "s01"), there = center.kiosk("XH02", "s02");
    center.beat(here);
    center.beat(there);
    const auto mine = listening(clerk);
    center.beat(here, "out_of_service");
    EXPECT_TRUE(mine->hearsOf("\"state\":\"out_of_service\""));
    center.clock.advance(76s);
    EXPECT_TRUE(mine->hearsOf("\"online\":false"));
    EXPECT_FALSE(mine->heard("XH02"));
    center.beat(here);
    EXPECT_TRUE(mine->hearsOf("\"in_service\":true"));
}

TEST_F(StaffStream, EndsWithItsSession) {
    const auto mine = listening(clerk);
    ASSERT_TRUE(center.store->staff().end(clerk.session));
    EXPECT_TRUE(mine->hearsEnd());
}

TEST_F(StaffStream, OnePersonHasEightPages) {
    std::vector<std::unique_ptr<http::RawClient>> pages;
    for (std::size_t i = 0; i < Stream::kMostOfOne; ++i)
        pages.push_back(listening(clerk));
    EXPECT_EQ(clerk.get("/staff/v1/stream").status, 429);
    EXPECT_NE(listening(stranger), nullptr);
}

} // namespace
} // namespace center::staff
