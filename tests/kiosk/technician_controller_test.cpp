// The technicians' screens as a whole, without devices and without a window: touches, a clock turned by hand,
// answers of our own.
#include "kiosk/technician/technician_controller.h"

#include <atomic>

#include "tests/kiosk/visitor.h"

namespace kiosk {
namespace {

using Page = Technician::Page;
using Obstacle = Technician::Obstacle;

// Answers at once, on the job's thread.
class FakeMachine : public TechnicianServices {
public:
    std::atomic<bool> somethingOnGlass = false, tests = true, holds = false;
    std::atomic<int> wrongLeft = 3;
    PinVerdict lock = PinVerdict::Wrong;
    hal::Millis wait{0};
    std::vector<TechnicianSettings> kept;
    std::vector<std::string> told;
    hal::Result<std::string> stick = std::string("banshi-20261124-000000");

    PinAnswer lookAtLock() override { return {lock, 5, wait}; }
    PinAnswer tryPin(std::string_view pin) override {
        if (pin == "271828")
            return {PinVerdict::Right, 5, hal::Millis{0}};
        return {PinVerdict::Wrong, wrongLeft, wrongLeft == 1 ? hal::Millis{60'000} : hal::Millis{0}};
    }
    hal::Result<bool> somethingLeftBehind(std::stop_token) override { return somethingOnGlass.load(); }
    hal::Result<hal::TestReport> test(const std::string&, std::stop_token stop) override {
        std::mutex mutex;
        std::condition_variable_any cancelled;
        std::unique_lock lock_(mutex);
        if (holds)
            cancelled.wait(lock_, stop, [] { return false; });
        if (stop.stop_requested())
            return hal::fail(hal::Fault::Cancelled);
        if (!tests)
            return hal::fail(hal::Fault::Offline);
        return hal::TestReport{true, {{"scale_x", 100.1, "percent", true}}};
    }
    hal::Result<> keep(const TechnicianSettings& settings) override {
        kept.push_back(settings);
        return {};
    }
    hal::Result<std::string> exportReport(std::stop_token) override { return stick; }
    hal::Result<> simulate(const std::string& slot, const std::string& word) override {
        told.push_back(slot + " " + word);
        return {};
    }
};

class TechnicianAtWork : public Visitor {
protected:
    TechnicianAtWork() {
        technician.setServices(&machine);
        technician.setDevices(
            {device(hal::Kind::Scanner, hal::Health::Ok), device(hal::Kind::PagePrinter, hal::Health::Ok)});
        technician.setSettings({}, 70);
        QObject::connect(&controller, &SessionController::touchedAnywhere, &technician,
                         &TechnicianController::touched);
    }
    ~TechnicianAtWork() override {
        EXPECT_TRUE(QTest::qWaitFor([&] { return jobs.running() == 0; })); // they use the machine
    }
    Technician& screens() { return *session.technician(); }
    void type(const char* pin) {
        for (const char* digit = pin; *digit != '\0'; ++digit)
            screens().typeDigit(*digit - '0');
        screens().enterPin();
        until([&] { return !screens().checking(); });
    }
    void enter() {
        screens().knock();
        type("271828");
        ASSERT_EQ(screens().page(), Page::Devices);
    }
    void turn(hal::Millis span) {
        clock.advance(span);
        technician.tick();
    }

    FakeMachine machine;
    TechnicianController technician{*session.technician(), controller, jobs, clock};
};

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

TEST_F(TechnicianAtWork, TestsADeviceAndSeesWhatWasMeasured) {
    enter();
    screens().openDevice("scanner");
    EXPECT_EQ(screens().page(), Page::Device);
    screens().test(3); // not before the page that says what to do
    EXPECT_FALSE(screens().testing());
    screens().openPage(Page::Test);
    screens().test(3);
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().device().rounds, 3);
    EXPECT_EQ(screens().device().passed, 3);
    ASSERT_EQ(screens().measurements()->rows().size(), 1U);
    EXPECT_EQ(screens().measurements()->rows()[0].what, "scale_x");
    screens().back();
    EXPECT_EQ(screens().page(), Page::Device);
    screens().back();
    EXPECT_EQ(screens().devices()->rows()[0].passed, 3); // the list remembers
    machine.tests = false;
    screens().openDevice("page_printer");
    screens().openPage(Page::Test);
    screens().test(1);
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().testFault(), "offline");
    EXPECT_EQ(screens().device().passed, 0);
}

TEST_F(TechnicianAtWork, StopsALongTestAndIsNotLockedOutDuringIt) {
    enter();
    screens().openDevice("scanner");
    screens().openPage(Page::Test);
    machine.holds = true;
    screens().test(100);
    turn(TechnicianController::kInsideIdle * 2);
    EXPECT_EQ(session.screen(), Screen::Technician);
    screens().stopTest();
    EXPECT_TRUE(screens().stopping());
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().device().rounds, 0); // a round that was cut says nothing
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
