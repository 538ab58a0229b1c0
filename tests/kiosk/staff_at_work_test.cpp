// Residents while a technician or a command uses the devices.
#include "tests/kiosk/visitor.h"

namespace kiosk {
namespace {

TEST_F(Visitor, FindsStaffAtWorkWhileTheDevicesAreUsedFromOutside) {
    EXPECT_TRUE(controller.beginWork());
    EXPECT_TRUE(controller.beginWork());
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::SwitchedOff);
    controller.endWork();
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    controller.endWork();
    EXPECT_EQ(session.screen(), Screen::Home);

    controller.setSwitchedOff(true);
    EXPECT_TRUE(controller.beginWork());
    controller.endWork();
    EXPECT_EQ(session.screen(), Screen::OutOfService); // the switch is still off
}

TEST_F(Visitor, IsServedInPeaceWhoeverWantsTheDevices) {
    session.openTile("copy");
    session.openService("copy_card");
    EXPECT_TRUE(controller.inVisit());
    EXPECT_FALSE(controller.beginWork());
    EXPECT_EQ(session.screen(), Screen::Copy);
}

TEST_F(Visitor, LeavesNoSignatureBehind) {
    session.openTile("copy");
    session.openService("copy_card");
    session.signature()->press({10, 10}, {100, 50}, 4);
    session.signature()->move({90, 40}, {100, 50}, 4);
    EXPECT_TRUE(session.signature()->picture()->present());
    session.goHome();
    EXPECT_TRUE(session.signature()->empty());
    EXPECT_FALSE(session.signature()->picture()->present());
}

} // namespace
} // namespace kiosk
