// The session as a whole, without devices and without a window: a resident's touches, a clock, faked
// services.
#include "tests/kiosk/visitor.h"

namespace kiosk {
namespace {

TEST_F(Visitor, PutsTheCardIntoASlotOnce) {
    services.cardSlot = true;
    session.openTile(QStringLiteral("copy"));
    session.openService(QStringLiteral("copy_card"));
    copy().chooseIdentityCard();
    until([&] { return copy().onePass(); });
    copy().startScan();
    until([&] { return copy().step() == CopyFlow::Step::Preview; });
    EXPECT_TRUE(copy().card()->present());
    EXPECT_TRUE(copy().otherCard()->present());
    copy().turn();
    copy().acceptSide();
    until([&] { return copy().step() == CopyFlow::Step::Options; });
    EXPECT_EQ(services.scans, 1);
    session.goHome();
    EXPECT_FALSE(copy().otherCard()->present()) << "nothing is left of it";
}

TEST_F(Visitor, KeepsThePagesOfAStackThatJammed) {
    services.stackStops = hal::Fault::Jam;
    session.openTile(QStringLiteral("copy"));
    session.openService(QStringLiteral("copy_document"));
    copy().startScan();
    until([&] { return copy().step() == CopyFlow::Step::Problem; });
    EXPECT_EQ(copy().trouble(), CopyFlow::Trouble::ScannerJam);
    EXPECT_EQ(copy().pageCount(), 1);
    copy().retry();
    until([&] { return copy().step() == CopyFlow::Step::Preview; });
    EXPECT_EQ(copy().pageCount(), 2);
}

TEST_F(Visitor, FindsTheDoorClosedWhenTheDiskIsFullAndOpenAgainByItself) {
    bool room = true;
    controller.setRoom([&] { return room; });
    QSignalSpy told(&controller, &SessionController::roomChanged);
    EXPECT_EQ(session.screen(), Screen::Home);
    room = false;
    pass(11s);
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::Storage);
    room = true;
    pass(11s);
    EXPECT_EQ(session.screen(), Screen::Home);
    EXPECT_EQ(session.outReason(), Session::OutReason::None);
    EXPECT_EQ(told.count(), 2);
}

TEST_F(Visitor, IsToldAtTheFirstTouchThatTheDiskFilledUp) {
    bool room = true;
    controller.setRoom([&] { return room; });
    session.openTile(QStringLiteral("copy"));
    room = false;
    session.openService(QStringLiteral("copy_card"));
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::Storage);
}

TEST_F(Visitor, EndsTheVisitInPeaceWhenTheDiskFillsUpMeanwhile) {
    bool room = true;
    controller.setRoom([&] { return room; });
    reachOptions();
    room = false;
    pass(11s);
    EXPECT_EQ(copy().step(), Step::Options);
    copy().print();
    until([&] { return session.screen() == Screen::Farewell; });
    session.finishFarewell();
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::Storage);
}

TEST_F(Visitor, TakesAwayACopyAndLeavesNothing) {
    EXPECT_EQ(session.screen(), Screen::Home);
    session.setElder(true);
    reachOptions();
    until([&] { return copy().page()->present(); });
    copy().setCopies(2);
    copy().print();
    until([&] { return session.screen() == Screen::Farewell; });
    EXPECT_EQ(services.printedRequest.copies, 2);
    EXPECT_EQ(services.printedPage.purpose->text, "仅供办理社保业务使用");
    EXPECT_EQ(services.printedPage.purpose->date, "2026.11.24");
    until([&] { return copy().leftBehindKnown(); });
    EXPECT_EQ(session.farewellSecondsLeft(), 20);
    EXPECT_TRUE(session.elder()) << "still the same resident";
    session.finishFarewell();
    EXPECT_EQ(session.screen(), Screen::Home);
    expectNothingLeft();
}

TEST_F(Visitor, GetsThePortraitOnTopWhicheverSideWasPutDownFirst) {
    openCardCopy();
    scanOneSide(imaging::Side::Back);
    scanOneSide(imaging::Side::Front);
    EXPECT_TRUE(services.sawFirstSide) << "so that the same side again is noticed";
    const hal::Image front = services.nextScan->card;
    copy().print();
    until([&] { return services.prints == 1; });
    until([&] { return session.screen() == Screen::Farewell; });
    EXPECT_EQ(services.printedPage.front.image.bytes().data(), front.bytes().data());
}

TEST_F(Visitor, IsAskedBeforeBeingSentAwayAndStaysWithOneTouch) {
    openCardCopy();
    pass(59s);
    EXPECT_FALSE(session.idleWarning());
    pass(1s);
    EXPECT_TRUE(session.idleWarning());
    EXPECT_EQ(session.idleSecondsLeft(), 20);
    EXPECT_EQ(chimes.last().first().toString(), QStringLiteral("idle")) << "by sight and sound";
    pass(19s);
    EXPECT_TRUE(session.idleWarning());
    session.stillHere();
    EXPECT_FALSE(session.idleWarning());
    EXPECT_EQ(session.screen(), Screen::Copy);
    pass(59s);
    EXPECT_FALSE(session.idleWarning()) << "the whole time again";
}

TEST_F(Visitor, IsAskedEvenWhenTheScreenChangedAfterTheClockHadRunOut) {
    openCardCopy();
    clock.advance(61s); // the timer has not rung yet: the machine was busy
    controller.deviceChanged(
        device(hal::Kind::PagePrinter, hal::Health::Attention, hal::Fault::PaperNearEnd));
    until([&] { return session.idleWarning(); });
}

TEST_F(Visitor, HasGoneAndEverythingIsForgotten) {
    session.setLanguage(Session::Language::English);
    session.setContrast(true);
    reachOptions();
    copy().setOwnPurpose(QStringLiteral("租房"));
    pass(80s);
    EXPECT_EQ(session.screen(), Screen::Home);
    expectNothingLeft();
}

TEST_F(Visitor, HasTwiceTheTimeInElderMode) {
    session.setElder(true);
    openCardCopy();
    pass(119s);
    EXPECT_FALSE(session.idleWarning());
    pass(1s);
    EXPECT_EQ(session.idleSecondsLeft(), 40);
}

TEST_F(Visitor, IsNotHurriedWhileThePrinterMoves) {
    reachOptions();
    services.hold();
    copy().print();
    until([&] { return services.prints == 1; });
    pass(600s);
    EXPECT_FALSE(session.idleWarning());
    EXPECT_EQ(copy().step(), Step::Printing);
    services.release();
    until([&] { return session.screen() == Screen::Farewell; });
}

TEST_F(Visitor, WhoLeavesThePrinterWaitingForPaperIsForgottenAndNothingIsPrinted) {
    reachOptions();
    services.report = hal::Progress{hal::Phase::WaitingForDevice, std::nullopt, hal::Fault::OutOfPaper};
    services.hold();
    copy().print();
    until([&] { return copy().waitingFor() == CopyFlow::Trouble::PaperOut; });
    pass(60s);
    EXPECT_TRUE(session.idleWarning());
    pass(20s);
    EXPECT_EQ(session.screen(), Screen::Home);
    expectNothingLeft();
    until([&] { return jobs.running() == 0; }); // the printer was told to stop
}

TEST_F(Visitor, WhoWalksAwayDuringAScanLeavesNoPictureBehind) {
    openCardCopy();
    services.hold();
    copy().startScan();
    until([&] { return services.scans == 1; });
    session.goHome();
    EXPECT_EQ(session.screen(), Screen::Home) << "at once, without waiting for the scanner";
    until([&] { return jobs.running() == 0; });
    expectNothingLeft();
    EXPECT_EQ(copy().step(), Step::ChooseWhat);
}

TEST_F(Visitor, IsToldThatTheCardStillLiesThereAndGetsMoreTime) {
    services.leftBehind = true;
    reachOptions();
    copy().print();
    until([&] { return copy().leftBehind(); });
    EXPECT_EQ(chimes.last().first().toString(), QStringLiteral("left_behind"));
    EXPECT_EQ(session.farewellSecondsLeft(), 20);
    services.leftBehind = false;
    copy().checkLeftBehind();
    until([&] { return copy().leftBehindKnown() && !copy().leftBehind(); });
    pass(20s);
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST_F(Visitor, FindsTheDoorClosedWhileThePrinterIsAwayAndOpenWhenItIsBack) {
    controller.deviceChanged(device(hal::Kind::PagePrinter, hal::Health::Fault, hal::Fault::OutOfPaper));
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::PaperOut);
    controller.deviceChanged(
        device(hal::Kind::PagePrinter, hal::Health::Attention, hal::Fault::PaperNearEnd));
    EXPECT_EQ(session.screen(), Screen::Home);
    for (const auto& [fault, reason] : {std::pair{hal::Fault::TrayOpen, Session::OutReason::TrayOpen},
                                        {hal::Fault::WrongPaper, Session::OutReason::PaperWrong},
                                        {hal::Fault::Jam, Session::OutReason::NoPrinter}}) {
        controller.deviceChanged(device(hal::Kind::PagePrinter, hal::Health::Fault, fault));
        EXPECT_EQ(session.outReason(), reason);
    }
    controller.deviceChanged(device(hal::Kind::PagePrinter, hal::Health::Ok));
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST_F(Visitor, IsNotThrownOutWhenADeviceIsLostDuringTheVisit) {
    openCardCopy();
    controller.deviceChanged(device(hal::Kind::Scanner, hal::Health::Fault, hal::Fault::Unplugged));
    EXPECT_EQ(session.screen(), Screen::Copy);
    session.goHome();
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::NoScanner);
}

TEST_F(Visitor, MeetsAnOpenDoorWhileDevicesHaveNotAnsweredYet) {
    controller.setDevices({device(hal::Kind::Scanner, hal::Health::Unknown),
                           device(hal::Kind::PagePrinter, hal::Health::Unknown)});
    EXPECT_EQ(session.screen(), Screen::Home);
    controller.setDevices({device(hal::Kind::Scanner, hal::Health::Ok)});
    EXPECT_EQ(session.screen(), Screen::OutOfService) << "no printer is configured";
}

TEST_F(Visitor, IsToldWhatThisHallDoesNotOfferYet) {
    session.openTile(QStringLiteral("apply"));
    EXPECT_EQ(session.screen(), Screen::Coming);
    EXPECT_EQ(session.comingTile(), QStringLiteral("apply"));
    session.back();
    session.openTile(QStringLiteral("copy"));
    session.openService(QStringLiteral("scan_to_phone"));
    EXPECT_EQ(session.comingTile(), QStringLiteral("scan_to_phone"));
    session.back();
    EXPECT_EQ(session.screen(), Screen::Menu);
    session.openService(QStringLiteral("no such service"));
    EXPECT_EQ(session.screen(), Screen::Menu);
}

TEST_F(Visitor, PrintsOneMoreFromTheFarewellWithoutScanningAgain) {
    reachOptions();
    copy().print();
    until([&] { return session.screen() == Screen::Farewell; });
    const int scans = services.scans;
    services.hold();
    copy().printAgain();
    EXPECT_EQ(session.screen(), Screen::Copy);
    EXPECT_EQ(copy().step(), Step::Printing);
    until([&] { return services.prints == 2; });
    pass(600s);
    EXPECT_EQ(copy().step(), Step::Printing) << "nobody is hurried while the printer moves";
    services.release();
    until([&] { return session.screen() == Screen::Farewell; });
    EXPECT_EQ(services.scans, scans);
    EXPECT_EQ(services.printedRequest.copies, 1);
    EXPECT_EQ(copy().sheetsPrinted(), 2);
    EXPECT_EQ(session.farewellSecondsLeft(), 20);
    pass(20s);
    EXPECT_EQ(session.screen(), Screen::Home);
    expectNothingLeft();
    copy().printAgain();
    EXPECT_EQ(session.screen(), Screen::Home) << "nothing is left that could be printed";
    EXPECT_EQ(services.prints, 2);
}

TEST_F(Visitor, CannotKeepTheScansByTouchingTheFarewellAgainAndAgain) {
    reachOptions();
    copy().print();
    until([&] { return session.screen() == Screen::Farewell; });
    for (int i = 0; i < 5; ++i) {
        pass(10s);
        session.touched();
    }
    EXPECT_EQ(session.screen(), Screen::Farewell);
    EXPECT_EQ(session.farewellSecondsLeft(), 10) << "60 s in all";
    pass(9s);
    session.touched();
    pass(1s);
    EXPECT_EQ(session.screen(), Screen::Home);
    expectNothingLeft();
}

TEST_F(Visitor, CallsStaffOnceAndSeesItUntilItIsTimeToCallAgain) {
    QSignalSpy wanted(&controller, &SessionController::staffWanted);
    session.callStaff();
    session.callStaff();
    EXPECT_EQ(wanted.count(), 1);
    EXPECT_TRUE(session.staffCalled());
    pass(60s);
    EXPECT_FALSE(session.staffCalled()) << "nobody touched anything any more: the next resident may call";
}

TEST_F(Visitor, CopiesADocument) {
    session.openTile(QStringLiteral("copy"));
    session.openService(QStringLiteral("copy_document"));
    EXPECT_EQ(copy().step(), Step::Guide);
    EXPECT_EQ(copy().side(), CopyFlow::WantedSide::Page);
    copy().startScan();
    untilStep(Step::Preview);
    EXPECT_EQ(copy().pageCount(), 1);
    copy().acceptSide();
    copy().print();
    until([&] { return session.screen() == Screen::Farewell; });
}

TEST_F(Visitor, SeesTheDoorSignWhenTheKioskIsSwitchedOff) {
    controller.setSwitchedOff(true);
    EXPECT_EQ(session.outReason(), Session::OutReason::SwitchedOff);
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    controller.setSwitchedOff(false);
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST(SessionController, StartsOutOfServiceWithItsReasonAndOpensWhenItCanServe) {
    HandClock clock;
    FakeServices services;
    Jobs jobs;
    Session session;
    SessionController controller(session, jobs, clock);
    EXPECT_EQ(session.screen(), Screen::Starting);
    controller.setServices(nullptr, Session::OutReason::Storage);
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::Storage);
    controller.setPolicy(policy());
    controller.setDevices(
        {device(hal::Kind::Scanner, hal::Health::Ok), device(hal::Kind::PagePrinter, hal::Health::Ok)});
    controller.setServices(&services);
    EXPECT_EQ(session.screen(), Screen::Home);
}

} // namespace
} // namespace kiosk
