// What the board in the cabinet means for a visit: lights, doors, mains.
#include "kiosk/guide_lights.h"
#include "tests/kiosk/visitor.h"

namespace kiosk {
namespace {

using hal::Kind;

class VisitorAtACabinet : public Visitor {
protected:
    void sees(const hal::Sensors& sensors) {
        hal::DeviceInfo board = device(Kind::Auxiliary, hal::Health::Ok);
        board.status.sensors = sensors;
        controller.deviceChanged(board);
    }
    void fails(hal::Fault fault) {
        controller.deviceChanged(device(Kind::Auxiliary, hal::Health::Fault, fault));
    }
};

TEST_F(VisitorAtACabinet, FindsTheDoorClosedWhileTheMainsAreGone) {
    sees({.mains = true, .chargePercent = 100});
    EXPECT_EQ(session.screen(), Screen::Home);
    sees({.mains = false, .chargePercent = 95});
    EXPECT_EQ(session.screen(), Screen::OutOfService);
    EXPECT_EQ(session.outReason(), Session::OutReason::OnBattery);
    sees({.mains = true, .chargePercent = 95});
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST_F(VisitorAtACabinet, EndsHerVisitInPeaceOnBattery) {
    reachOptions();
    sees({.mains = false, .chargePercent = 90});
    QCoreApplication::processEvents();
    EXPECT_EQ(copy().step(), Step::Options);
    copy().print();
    until([&] { return session.screen() == Screen::Farewell; });
    session.finishFarewell();
    EXPECT_EQ(session.outReason(), Session::OutReason::OnBattery);
}

TEST_F(VisitorAtACabinet, IsSentAwayBeforeTheBatteryIsEmpty) {
    reachOptions();
    sees({.mains = false, .chargePercent = 20});
    until([&] { return session.screen() == Screen::OutOfService; });
    EXPECT_EQ(session.outReason(), Session::OutReason::OnBattery);
    expectNothingLeft();
}

TEST_F(VisitorAtACabinet, GetsThePaperThatIsOnItsWayWhenTheBatteryRunsLow) {
    reachOptions();
    services.hold();
    copy().print();
    sees({.mains = false, .chargePercent = 20});
    QCoreApplication::processEvents();
    EXPECT_EQ(copy().step(), Step::Printing);
    services.release();
    until([&] { return session.screen() != Screen::Copy; });
    EXPECT_EQ(session.screen(), Screen::Farewell);
}

TEST_F(VisitorAtACabinet, ReadsThatStaffAreAtWorkWhileADoorIsOpen) {
    QSignalSpy told(&controller, &SessionController::cabinetChanged);
    sees({.doorOpen = true, .tampered = false});
    EXPECT_EQ(session.outReason(), Session::OutReason::SwitchedOff);
    sees({.doorOpen = false, .tampered = false});
    EXPECT_EQ(session.screen(), Screen::Home);
    sees({.doorOpen = false, .tampered = false});
    EXPECT_EQ(told.count(), 2);
}

TEST_F(VisitorAtACabinet, FindsAKioskClosedThatWasBrokenIntoEvenWhenItsBoardIsTornOut) {
    sees({.doorOpen = true, .tampered = true});
    EXPECT_EQ(session.outReason(), Session::OutReason::Tampered);
    fails(hal::Fault::Unplugged);
    EXPECT_EQ(session.outReason(), Session::OutReason::Tampered);
    sees({.doorOpen = false, .tampered = false});
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST_F(VisitorAtACabinet, IsServedByAKioskWhoseBoardHasFailed) {
    fails(hal::Fault::Timeout);
    EXPECT_EQ(session.screen(), Screen::Home);
}

TEST_F(VisitorAtACabinet, WakesTheScreenByComingNearAndByATouch) {
    sees({.someoneNear = false});
    pass(59s);
    EXPECT_FALSE(session.asleep());
    pass(2s);
    EXPECT_TRUE(session.asleep());
    session.touched();
    EXPECT_FALSE(session.asleep());
    pass(61s);
    EXPECT_TRUE(session.asleep());
    sees({.someoneNear = true});
    EXPECT_FALSE(session.asleep());
    sees({.someoneNear = false});
    session.openTile(QStringLiteral("copy"));
    EXPECT_FALSE(session.asleep());
}

// What a board was told, in order.
class Lamps {
public:
    GuideLights::Light light() {
        return [this](std::optional<Kind> lamp, const std::stop_token&) -> hal::Result<bool> {
            const std::lock_guard lock(mutex_);
            told_.push_back(lamp);
            if (std::exchange(broken_, false))
                return hal::fail(hal::Fault::Unplugged);
            return true;
        };
    }
    [[nodiscard]] std::optional<Kind> lit() const {
        const std::lock_guard lock(mutex_);
        return told_.empty() ? Kind::Camera : told_.back();
    }
    [[nodiscard]] std::size_t told() const {
        const std::lock_guard lock(mutex_);
        return told_.size();
    }
    void breakOnce() {
        const std::lock_guard lock(mutex_);
        broken_ = true;
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::optional<Kind>> told_;
    bool broken_ = false;
};

class LedByLights : public VisitorAtACabinet {
protected:
    LedByLights() { lights.setLight(lamps.light()); }
    void untilLit(std::optional<Kind> lamp) {
        until([&] { return lamps.lit() == lamp; });
    }
    Lamps lamps;
    GuideLights lights{session, jobs};
};

TEST_F(LedByLights, IsLedToTheGlassAndToTheTray) {
    untilLit(std::nullopt); // at start, whatever a crash left
    openCardCopy();
    untilLit(Kind::Scanner);
    scanOneSide(imaging::Side::Front);
    scanOneSide(imaging::Side::Back);
    untilLit(std::nullopt); // nothing to do with her hands but choose
    copy().print();
    until([&] { return session.screen() == Screen::Farewell; });
    untilLit(Kind::PagePrinter);
    session.finishFarewell();
    untilLit(std::nullopt);
}

TEST_F(LedByLights, StandsInTheDarkWhenADeviceFails) {
    openCardCopy();
    untilLit(Kind::Scanner);
    services.nextScan =
        copying::ScanResult<copying::CardScan>(tl::make_unexpected(hal::Error{hal::Fault::Jam, {}}));
    copy().startScan();
    untilStep(Step::Problem);
    untilLit(std::nullopt);
}

TEST_F(LedByLights, IsLedAgainByABoardThatWasPluggedInAnew) {
    untilLit(std::nullopt);
    lamps.breakOnce();
    openCardCopy();
    untilLit(Kind::Scanner);
    until([&] { return jobs.running() == 0; });
    const std::size_t before = lamps.told();
    lights.boardIsBack();
    until([&] { return lamps.told() == before + 1; });
    EXPECT_EQ(lamps.lit(), Kind::Scanner);
    until([&] { return jobs.running() == 0; });
    lights.boardIsBack(); // it was heard: nothing is missing
    EXPECT_EQ(jobs.running(), 0);
}

} // namespace
} // namespace kiosk
