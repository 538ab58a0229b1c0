// What the agent leaves for the application.
#include <gtest/gtest.h>

#include "kiosk/link/enrollment.h"
#include "kiosk/link/link_state.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using hal::Fault;
using kiosk::link::readLinkState;
using kiosk::link::State;
using namespace std::chrono_literals;

namespace {

constexpr hal::WallTime kNow{hal::Millis{1'795'500'000'000}};

kiosk::link::Enrollment example() {
    kiosk::link::Enrollment enrollment;
    enrollment.url = "https://center.example:8443";
    enrollment.kiosk = wire::parseUuid("019345a0-aaaa-7bbb-8ccc-ddddeeeeffff").value();
    enrollment.prefix = "XH01";
    enrollment.keys.version = 2;
    enrollment.keys.keys.push_back({wire::KeyUse::Sealing, {}, {}, true});
    enrollment.keys.keys[0].publicHalf.fill(9);
    enrollment.keyList = toJson(enrollment.keys);
    return enrollment;
}

} // namespace

TEST(Enrollment, ComesBackAsItWasAndNamesForWhomRecordsAreClosed) {
    const TemporaryDirectory state;
    EXPECT_EQ(kiosk::link::loadEnrollment(state.path()).error().fault, Fault::Absent);
    ASSERT_TRUE(kiosk::link::saveEnrollment(state.path(), example()));
    const auto loaded = kiosk::link::loadEnrollment(state.path());
    EXPECT_EQ(loaded, example());
    const auto identity = identityOf(*loaded);
    EXPECT_EQ(identity->prefix, "XH01");
    EXPECT_EQ(identity->sealingKey, example().keys.keys[0].publicHalf);
    EXPECT_EQ(std::filesystem::status(state / "center").permissions(), std::filesystem::perms::owner_all);
}

TEST(Enrollment, WithoutASealingKeyFilesNothing) {
    auto enrollment = example();
    enrollment.keys.keys[0].current = false;
    EXPECT_EQ(identityOf(enrollment).error().fault, Fault::BadData);
}

TEST(Enrollment, DamagedIsSaidSo) {
    const TemporaryDirectory state;
    ASSERT_TRUE(kiosk::link::saveEnrollment(state.path(), example()));
    const std::string good = readText(state / "center/enrollment.json");
    for (std::size_t size = 0; size < good.size() - 2; size += 7) {
        writeText(state / "center/enrollment.json", good.substr(0, size));
        EXPECT_EQ(kiosk::link::loadEnrollment(state.path()).error().fault, Fault::BadData) << size;
    }
}

TEST(LinkState, IsReadAsItWasTold) {
    const TemporaryDirectory state;
    EXPECT_EQ(readLinkState(state.path(), kNow).state, State::Unknown);
    for (const State told : {State::Online, State::Away, State::Rejected, State::TooLong}) {
        const kiosk::link::LinkState link{told, kNow, kNow - 5min};
        ASSERT_TRUE(kiosk::link::tell(state.path(), link));
        EXPECT_EQ(readLinkState(state.path(), kNow + 5s), link);
    }
}

TEST(LinkState, ToldLongAgoOrBySomebodyElseIsUnknown) {
    const TemporaryDirectory state;
    ASSERT_TRUE(kiosk::link::tell(state.path(), {State::Online, kNow, kNow}));
    EXPECT_EQ(readLinkState(state.path(), kNow + 1min).state, State::Unknown);
    EXPECT_EQ(readLinkState(state.path(), kNow - 1min).state, State::Unknown) << "the clock was set back";
    for (const std::string text :
         {"", "{", "[]", R"({"schema":2})", R"({"schema":1,"state":"dancing","as_of_ms":0})"}) {
        writeText(state / "run/link.json", text);
        EXPECT_EQ(readLinkState(state.path(), kNow).state, State::Unknown) << text;
    }
}

TEST(LinkState, OnlyAKioskThatIsKnownMayFile) {
    EXPECT_TRUE(mayFile(State::Online));
    EXPECT_TRUE(mayFile(State::Away)) << "the center may be away for a week";
    EXPECT_TRUE(mayFile(State::Unknown));
    EXPECT_FALSE(mayFile(State::Rejected));
    EXPECT_FALSE(mayFile(State::TooLong));
}
