// The resident in front of a simulated scanner does by itself what a real one does.
#include "hal/sim/resident.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>

namespace {

using hal::sim::Resident;
using testing::ElementsAre;
using testing::IsEmpty;

hal::Uri uri(const std::string& options) { return hal::parseUri("sim:scanner?" + options).value(); }

TEST(Resident, PutsTheFrontThenTheBackAndTakesTheCardAway) {
    Resident resident(uri("front=f.png&back=b.png"));
    EXPECT_EQ(resident.toScan(), "f.png");
    resident.glassWasScanned();
    EXPECT_EQ(resident.toScan(), "b.png");
    resident.glassWasScanned();
    EXPECT_EQ(resident.toLookAt(), "");
}

TEST(Resident, TurnsNothingWhileTheScannerFails) {
    const Resident resident(uri("front=f.png&back=b.png"));
    EXPECT_EQ(resident.toScan(), "f.png");
    EXPECT_EQ(resident.toScan(), "f.png") << "no scan has ended well yet";
}

TEST(Resident, LeavesTheCardBehindWhenAskedTo) {
    Resident resident(uri("front=f.png&back=b.png&left=1"));
    resident.glassWasScanned();
    resident.glassWasScanned();
    EXPECT_EQ(resident.toLookAt(), "b.png");
}

TEST(Resident, IsFollowedByTheNextOne) {
    Resident resident(uri("front=f.png&back=b.png"));
    resident.glassWasScanned();
    resident.glassWasScanned();
    resident.glassWasLookedAt();
    EXPECT_EQ(resident.toLookAt(), "") << "who has not come yet has put nothing down";
    EXPECT_EQ(resident.toScan(), "f.png");
}

TEST(Resident, ObeysTheHandThatPutsAndTurnsAndRemoves) {
    Resident resident(uri("front=f.png&back=b.png"));
    ASSERT_TRUE(resident.control("turn"));
    EXPECT_EQ(resident.toScan(), "b.png");
    resident.glassWasScanned();
    EXPECT_EQ(resident.toScan(), "b.png") << "what a hand put down stays";
    ASSERT_TRUE(resident.control("put=other.png"));
    EXPECT_EQ(resident.toScan(), "other.png");
    ASSERT_TRUE(resident.control("remove"));
    EXPECT_EQ(resident.toLookAt(), "");
    ASSERT_TRUE(resident.control("auto"));
    EXPECT_EQ(resident.toScan(), "f.png");
    EXPECT_EQ(resident.control("dance").error().fault, hal::Fault::Unsupported);
}

TEST(Resident, FeedsAStackAndAgainOnceItWasSeenEmpty) {
    Resident resident(uri("pages=1.png,2.png,3.png"));
    resident.feederWasScanned(2, false);
    EXPECT_THAT(resident.inFeeder(), ElementsAre("3.png"));
    resident.feederWasScanned(1, false);
    EXPECT_THAT(resident.inFeeder(), IsEmpty());
    resident.feederWasSeenEmpty();
    EXPECT_THAT(resident.inFeeder(), ElementsAre("1.png", "2.png", "3.png"));
    resident.feederWasScanned(3, true);
    EXPECT_EQ(resident.inFeeder().size(), 3u) << "whoever took the whole stack knows that it is empty";
}

TEST(Resident, StillStandsThereWhenTheDriverComesBack) {
    const hal::Fd world{::memfd_create("world", MFD_CLOEXEC)};
    const auto here = uri("front=f.png&back=b.png&pages=1.png,2.png&world=" + std::to_string(world.get()));
    {
        Resident before(here);
        before.glassWasScanned();
        before.feederWasScanned(1, false);
    }
    const Resident after(here);
    EXPECT_EQ(after.toScan(), "b.png");
    EXPECT_THAT(after.inFeeder(), ElementsAre("2.png"));
}

} // namespace
