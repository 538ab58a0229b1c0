// The technicians' screens as a whole: the lock, the switch, the machine itself.
#include "technician_at_work.h"

namespace kiosk {
namespace {

using Page = Technician::Page;
using Obstacle = Technician::Obstacle;

TEST_F(TechnicianAtWork, KnocksTypesThePinAndComesBackToTheResidents) {
    screens().knock();
    EXPECT_EQ(session.screen(), Screen::Technician);
    EXPECT_EQ(screens().page(), Page::Lock);
    screens().openDevice("scanner"); // nothing opens before the PIN
    EXPECT_EQ(screens().page(), Page::Lock);
    type("271828");
    EXPECT_EQ(screens().page(), Page::Devices);
    screens().leave();
    EXPECT_EQ(session.screen(), Screen::Home);
    screens().openDevice("scanner");
    screens().switchOutOfService(true);
    EXPECT_TRUE(machine.kept.empty()); // nothing is left open behind it
    screens().knock();
    EXPECT_EQ(screens().page(), Page::Lock);
}

TEST_F(TechnicianAtWork, DoesNotComeInDuringAVisit) {
    session.openTile("copy");
    session.openService("copy_card");
    screens().knock();
    EXPECT_EQ(session.screen(), Screen::Copy);
    type("271828");
    EXPECT_EQ(session.screen(), Screen::Copy);
    EXPECT_EQ(screens().page(), Page::Lock);
}

TEST_F(TechnicianAtWork, DoesNotComeInWhileACardLiesOnTheGlass) {
    machine.somethingOnGlass = true;
    screens().knock();
    type("271828");
    EXPECT_EQ(screens().page(), Page::Lock);
    EXPECT_EQ(screens().obstacle(), Obstacle::SomethingLeft);
    machine.somethingOnGlass = false;
    type("271828");
    EXPECT_EQ(screens().page(), Page::Devices);
}

TEST_F(TechnicianAtWork, SeesTriesLeftThenWaitsSecondBySecond) {
    QSignalSpy refused(&technician, &TechnicianController::pinRefused);
    screens().knock();
    type("314159");
    EXPECT_EQ(screens().obstacle(), Obstacle::Wrong);
    EXPECT_EQ(screens().triesLeft(), 3);
    EXPECT_EQ(screens().pinDigits(), 0);
    machine.wrongLeft = 1;
    type("314159");
    EXPECT_EQ(screens().obstacle(), Obstacle::Waiting);
    EXPECT_EQ(screens().waitSeconds(), 60);
    screens().typeDigit(2);
    EXPECT_EQ(screens().pinDigits(), 0);
    turn(30s);
    EXPECT_EQ(screens().waitSeconds(), 30);
    EXPECT_EQ(refused.count(), 2);
    session.touched();
    turn(30s);
    EXPECT_EQ(screens().obstacle(), Obstacle::None);
    type("271828");
    EXPECT_EQ(screens().page(), Page::Devices);
}

TEST_F(TechnicianAtWork, IsToldAtOnceThatThereIsNoPin) {
    machine.lock = PinVerdict::NoPin;
    screens().knock();
    until([&] { return screens().obstacle() == Obstacle::NoPin; });
}

TEST_F(TechnicianAtWork, IsLockedOutWhenNobodyTouchesAnything) {
    screens().knock();
    turn(TechnicianController::kLockIdle);
    EXPECT_EQ(session.screen(), Screen::Home);
    enter();
    turn(TechnicianController::kInsideIdle - 1s);
    session.touched();
    turn(TechnicianController::kInsideIdle - 1s);
    EXPECT_EQ(session.screen(), Screen::Technician);
    turn(1s);
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST_F(TechnicianAtWork, SwitchesTheKioskOffForResidentsAndKeepsItSo) {
    enter();
    screens().switchOutOfService(true);
    screens().leave();
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::SwitchedOff);
    until([&] { return jobs.running() == 0; });
    ASSERT_EQ(machine.kept.size(), 1U);
    EXPECT_TRUE(machine.kept[0].outOfService);
    enter(); // from the closed door
    screens().switchOutOfService(false);
    screens().leave();
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST_F(TechnicianAtWork, FindsTheSwitchAsItWasBeforeTheRestart) {
    technician.setSettings({true, 40}, 70);
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_TRUE(screens().outOfService());
    EXPECT_EQ(screens().volumePercent(), 40);
}

TEST_F(TechnicianAtWork, SetsTheClockOrIsToldWhyNot) {
    using Set = Technician::ClockSet;
    QSignalSpy changed(&technician, &TechnicianController::clockChanged);
    enter();
    screens().openPage(Page::Clock); // only from the machine's page
    EXPECT_EQ(screens().page(), Page::Devices);
    screens().openPage(Page::Machine);
    screens().openPage(Page::Clock);
    until([&] { return screens().clock() == Technician::ClockSource::ByHand; });
    screens().setClock(2026, 2, 30, 9, 41);
    EXPECT_EQ(screens().clockSet(), Set::NoSuchTime);
    screens().setClock(2026, 11, 24, 9, 41);
    until([&] { return screens().clockSet() == Set::Done; });
    EXPECT_EQ(QDateTime::fromMSecsSinceEpoch(machine.clockSet.time_since_epoch().count()),
              QDateTime(QDate(2026, 11, 24), QTime(9, 41)));
    EXPECT_EQ(changed.count(), 1);
    for (const auto& [fault, words] : {std::pair{hal::Fault::Busy, Set::Automatic},
                                       {hal::Fault::Refused, Set::Refused},
                                       {hal::Fault::Absent, Set::Failed}}) {
        until([&] { return jobs.running() == 0; });
        machine.clockAnswer = hal::fail(fault);
        screens().setClock(2026, 11, 24, 9, 41);
        until([&] { return screens().clockSet() == words; });
    }
    EXPECT_EQ(changed.count(), 1);
}

TEST_F(TechnicianAtWork, SetsTheBrightnessWhereTheScreenHasOne) {
    enter();
    screens().openPage(Page::Machine);
    until([&] { return screens().brightnessPercent() == 80; });
    screens().setBrightness(60);
    until([&] { return screens().brightnessPercent() == 60; });
    machine.look.brightnessPercent.reset();
    screens().back();
    screens().openPage(Page::Machine);
    until([&] { return screens().brightnessPercent() == -1; });
}

TEST_F(TechnicianAtWork, ComesInWhileTheMachineCannotBeOpenedAndSeesWhy) {
    controller.setServices(nullptr, Session::OutReason::Storage);
    technician.setBroken("rig", "scanner: no driver takes abacus:3");
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    enter();
    EXPECT_FALSE(screens().ready());
    EXPECT_EQ(screens().brokenPart(), "rig");
    screens().switchOutOfService(true);
    screens().setVolume(10);
    until([&] { return jobs.running() == 0; });
    EXPECT_TRUE(machine.kept.empty()); // what was set before is not known now
    screens().leave();
    EXPECT_FALSE(screens().ready());
    technician.setDevices({device(hal::Kind::Scanner, hal::Health::Ok)});
    EXPECT_TRUE(screens().ready());
}

TEST_F(TechnicianAtWork, ExportsToAStickOrIsToldThatThereIsNone) {
    enter();
    screens().openPage(Page::Machine);
    screens().exportReport();
    until([&] { return screens().exported() == Technician::Export::Done; });
    EXPECT_EQ(screens().exportFolder(), "banshi-20261124-000000");
    machine.stick = hal::fail(hal::Fault::Absent);
    screens().exportReport();
    until([&] { return screens().exported() == Technician::Export::NoStick; });
}

TEST_F(TechnicianAtWork, PlaysTheHandAtASimulatorAlsoDuringAVisit) {
    session.openTile("copy");
    session.openService("copy_card");
    screens().simulate("page_printer", "fault=out_of_paper");
    until([&] { return jobs.running() == 0; });
    EXPECT_EQ(machine.told, std::vector<std::string>{"page_printer fault=out_of_paper"});
}

} // namespace
} // namespace kiosk
