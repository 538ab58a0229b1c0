// A copy from the first touch to the sheet in the tray, over the real services and simulated devices.
#include <mutex>

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "installation.h"
#include "kiosk/app/machine_services.h"
#include "kiosk/session_controller.h"
#include "tests/support/hand_clock.h"

namespace kiosk {
namespace {

using Screen = Session::Screen;
using CopyStep = CopyFlow::Step;
using CopyTrouble = CopyFlow::Trouble;

class WholeCopy : public testing::Test {
protected:
    void open(const std::string& scanner = {}, const std::string& printer = {}) {
        kiosk_.emplace(scanner, printer);
        auto machine = openMachine(kiosk_->plan(), clock);
        ASSERT_TRUE(machine) << toString(machine.error().part) << ": " << machine.error().error.detail;
        machine_ = *machine;
        services_ = std::make_unique<MachineServices>(machine_);
        controller.setPolicy(machine_->policy);
        controller.setDevices(machine_->rig->inventory());
        controller.setServices(services_.get());
    }
    CopyFlow& copy() { return *session.copy(); }
    void untilStep(CopyStep step) {
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return copy().step() == step || copy().step() == CopyStep::Problem; }, 30'000));
        ASSERT_EQ(copy().step(), step) << "trouble " << static_cast<int>(copy().trouble());
    }
    void scanBothSides() {
        session.openTile(QStringLiteral("copy"));
        session.openService(QStringLiteral("copy_card"));
        copy().chooseIdentityCard();
        for (int side = 0; side < 2; ++side) {
            copy().startScan();
            untilStep(CopyStep::Preview);
            copy().acceptSide();
        }
        ASSERT_EQ(copy().step(), CopyStep::Options);
    }
    [[nodiscard]] std::vector<ledger::Entry> entries() const { return machine_->ledger->entries().value(); }
    void befall(const std::string& slot, const std::string& word) {
        ASSERT_TRUE(machine_->rig->control(slot, word));
    }

    HandClock clock;
    std::optional<Installation> kiosk_;
    std::shared_ptr<Machine> machine_;
    std::unique_ptr<MachineServices> services_;
    Jobs jobs;
    Session session;
    SessionController controller{session, jobs, clock};
};

TEST_F(WholeCopy, EndsWithASheetInTheTrayAndAnEntryInTheLedger) {
    open();
    scanBothSides();
    EXPECT_TRUE(copy().purposeBandKnown()) << "both sides of the design are known";
    ASSERT_TRUE(QTest::qWaitFor([&] { return copy().page()->present(); }, 30'000));
    copy().print();
    untilStep(CopyStep::Done);
    EXPECT_EQ(session.screen(), Screen::Farewell);
    EXPECT_EQ(kiosk_->sheetsInTray(), 1);
    ASSERT_EQ(entries().size(), 1U);
    EXPECT_EQ(entries()[0].outcome, ledger::Outcome::Done);
    EXPECT_TRUE(entries()[0].facts.purposeLine);
    EXPECT_TRUE(QTest::qWaitFor([&] { return copy().leftBehindKnown(); }, 30'000));
}

TEST_F(WholeCopy, ContinuesWhenPaperIsFilledInDuringTheVisit) {
    open();
    scanBothSides();
    befall("page_printer", "fault=out_of_paper");
    copy().print();
    ASSERT_TRUE(QTest::qWaitFor([&] { return copy().waitingFor() == CopyTrouble::PaperOut; }, 30'000));
    EXPECT_EQ(kiosk_->sheetsInTray(), 0);
    befall("page_printer", "fault=none");
    untilStep(CopyStep::Done);
    EXPECT_EQ(kiosk_->sheetsInTray(), 1);
}

TEST_F(WholeCopy, WaitsForA4InTheTrayAndForTheTrayItself) {
    open();
    scanBothSides();
    befall("page_printer", "fault=wrong_paper");
    copy().print();
    ASSERT_TRUE(QTest::qWaitFor([&] { return copy().waitingFor() == CopyTrouble::PaperWrong; }, 30'000));
    befall("page_printer", "fault=tray_open");
    ASSERT_TRUE(QTest::qWaitFor([&] { return copy().waitingFor() == CopyTrouble::TrayOpen; }, 30'000));
    EXPECT_EQ(kiosk_->sheetsInTray(), 0);
    befall("page_printer", "refill");
    untilStep(CopyStep::Done);
    EXPECT_EQ(kiosk_->sheetsInTray(), 1);
}

TEST_F(WholeCopy, ClosesTheDoorForWantOfPaperAndOpensItAfterTheRefillByItself) {
    open();
    std::mutex mutex;
    std::vector<hal::DeviceInfo> news;
    const auto watch = machine_->rig->watch([&](const hal::DeviceInfo& device) {
        const std::lock_guard lock(mutex);
        news.push_back(device);
    });
    const auto hears = [&](Screen screen) { // what the application does with a signal across threads
        return QTest::qWaitFor(
            [&] {
                const std::lock_guard lock(mutex);
                for (const hal::DeviceInfo& device : std::exchange(news, {}))
                    controller.deviceChanged(device);
                return session.screen() == screen;
            },
            30'000);
    };
    ASSERT_TRUE(hears(Screen::Home));
    befall("page_printer", "fault=out_of_paper");
    ASSERT_TRUE(hears(Screen::OutOfService));
    EXPECT_EQ(session.outReason(), Session::OutReason::PaperOut);
    befall("page_printer", "refill");
    ASSERT_TRUE(hears(Screen::Home));
    scanBothSides();
    copy().print();
    untilStep(CopyStep::Done);
    EXPECT_EQ(kiosk_->sheetsInTray(), 1);
}

TEST_F(WholeCopy, NeverPrintsThePageOfAResidentWhoLeftThePrinterWaiting) {
    open();
    scanBothSides();
    befall("page_printer", "fault=out_of_paper");
    copy().print();
    ASSERT_TRUE(QTest::qWaitFor([&] { return copy().waitingFor() == CopyTrouble::PaperOut; }, 30'000));
    clock.advance(std::chrono::seconds(60));
    controller.tick();
    clock.advance(std::chrono::seconds(20));
    controller.tick();
    EXPECT_NE(session.screen(), Screen::Copy);
    ASSERT_TRUE(QTest::qWaitFor([&] { return jobs.running() == 0; }, 30'000));
    befall("page_printer", "fault=none");
    EXPECT_EQ(kiosk_->sheetsInTray(), 0);
    ASSERT_EQ(entries().size(), 1U);
    EXPECT_EQ(entries()[0].outcome, ledger::Outcome::Cancelled);
}

TEST_F(WholeCopy, ShowsTheTroubleOfTheScannerAndGoesOnWhenItIsMended) {
    open();
    session.openTile(QStringLiteral("copy"));
    session.openService(QStringLiteral("copy_card"));
    copy().chooseIdentityCard();
    befall("scanner", "fault=cover_open");
    copy().startScan();
    ASSERT_TRUE(QTest::qWaitFor([&] { return copy().step() == CopyStep::Problem; }, 30'000));
    EXPECT_EQ(copy().trouble(), CopyTrouble::ScannerCover);
    befall("scanner", "fault=none");
    copy().retry();
    untilStep(CopyStep::Preview);
}

} // namespace
} // namespace kiosk
