// A copy at a kiosk with a board in its cabinet, which is at the end of a pseudo terminal, behind the real
// driver in its device host.
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "installation.h"
#include "kiosk/app/machine_services.h"
#include "kiosk/guide_lights.h"
#include "kiosk/session_controller.h"
#include "tests/rigs/auxiliary_board.h"
#include "tests/support/hand_clock.h"

namespace kiosk {
namespace {

using hal::Kind;

class VisitAtABoard : public testing::Test {
protected:
    void SetUp() override {
        board.plug();
        MachinePlan plan = installation.plan();
        plan.config.devices.auxiliary = board.uri();
        plan.hostProgram = BANSHI_BIN "/banshi-device-host";
        auto opened = openMachine(plan, hal::systemClock());
        ASSERT_TRUE(opened) << opened.error().error.detail;
        machine = *opened;
        services = std::make_unique<MachineServices>(machine);
        controller.setPolicy(machine->policy);
        watch = machine->rig->watch([this](const hal::DeviceInfo& device) {
            QMetaObject::invokeMethod(
                &controller, [this, device] { controller.deviceChanged(device); }, Qt::QueuedConnection);
        });
        controller.setDevices(machine->rig->inventory());
        controller.setServices(services.get());
        lights.setLight([this](std::optional<Kind> lamp, const std::stop_token& stop) {
            return light(*machine->rig, lamp, stop);
        });
    }
    template <class Condition>
    void until(Condition condition) {
        ASSERT_TRUE(QTest::qWaitFor(condition, 30'000));
    }
    void untilLit(std::optional<Kind> lamp) {
        until([&] { return board.lit() == lamp; });
    }
    CopyFlow& copy() { return *session.copy(); }

    TemporaryDirectory folder;
    rigs::AuxiliaryBoard board{folder / "line"};
    HandClock clock;
    Installation installation;
    std::shared_ptr<Machine> machine;
    std::unique_ptr<MachineServices> services;
    Jobs jobs;
    Session session;
    SessionController controller{session, jobs, clock};
    GuideLights lights{session, jobs};
    hal::Rig::Watch watch;
};

TEST_F(VisitAtABoard, IsLedByItsLampsToTheGlassAndTheTray) {
    session.openTile(QStringLiteral("copy"));
    session.openService(QStringLiteral("copy_card"));
    copy().chooseIdentityCard();
    untilLit(Kind::Scanner);
    for (int side = 0; side < 2; ++side) {
        copy().startScan();
        until([&] { return copy().step() == CopyFlow::Step::Preview; });
        copy().acceptSide();
    }
    untilLit(std::nullopt);
    copy().print();
    until([&] { return session.screen() == Session::Screen::Farewell; });
    untilLit(Kind::PagePrinter);
    until([&] { return copy().leftBehindKnown(); });
    session.finishFarewell();
    untilLit(std::nullopt);
}

TEST_F(VisitAtABoard, DoesNotBeginWhileItRunsOnBattery) {
    board.sees({.mains = false, .chargePercent = 80});
    until([&] { return session.outReason() == Session::OutReason::OnBattery; });
    board.sees({.mains = true, .chargePercent = 80});
    until([&] { return session.screen() == Session::Screen::Home; });
}

TEST_F(VisitAtABoard, EndsBeforeItsBatteryIsEmpty) {
    session.openTile(QStringLiteral("copy"));
    session.openService(QStringLiteral("copy_card"));
    board.sees({.mains = false, .chargePercent = 15});
    until([&] { return session.outReason() == Session::OutReason::OnBattery; });
    untilLit(std::nullopt);
}

} // namespace
} // namespace kiosk
