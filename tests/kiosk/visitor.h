// A resident and the session as a whole, without devices and without a window: touches, a clock turned by
// hand, faked services.
#pragma once

#include "kiosk/session_controller.h"

#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fake_services.h"
#include "tests/support/hand_clock.h"

namespace kiosk {
using namespace std::chrono_literals;
using Screen = Session::Screen;
using Step = CopyFlow::Step;

inline catalog::Policy policy() {
    catalog::Policy policy;
    policy.purposes = {{"social_security", {"社保", "Social security"}, "仅供办理社保业务使用"}};
    policy.copiesPerVisit = 3;
    policy.tiles = {{"copy", {"便民服务", "Copy"}, {}, "copy", "sea", true},
                    {"apply", {"办事申报", "Apply"}, {}, "apply", "indigo", false}};
    policy.convenience = {{"copy_card", {"复印证件", "Copy a card"}, {}, "idcard", true},
                          {"copy_document", {"复印文件", "Copy pages"}, {}, "a4", true},
                          {"scan_to_phone", {"扫描", "Scan"}, {}, "phone", false}};
    return policy;
}

inline hal::DeviceInfo device(hal::Kind kind, hal::Health health, std::optional<hal::Fault> fault = {}) {
    hal::DeviceInfo info;
    info.slot = hal::toString(kind);
    info.kind = kind;
    info.status.health = health;
    info.status.fault = fault;
    return info;
}

class Visitor : public testing::Test {
protected:
    Visitor() {
        controller.setPolicy(policy());
        controller.setDevices(
            {device(hal::Kind::Scanner, hal::Health::Ok), device(hal::Kind::PagePrinter, hal::Health::Ok)});
        controller.setServices(&services);
    }
    ~Visitor() override { services.release(); }

    CopyFlow& copy() { return *session.copy(); }
    template <class Condition>
    void until(Condition condition) {
        ASSERT_TRUE(QTest::qWaitFor(condition, 10'000));
    }
    void untilStep(Step step) {
        until([&] { return copy().step() == step; });
    }
    // Time passes; the timer of the session would have rung at each second.
    void pass(std::chrono::seconds time) {
        for (auto left = time; left > 0s; left -= 1s) {
            clock.advance(1s);
            controller.tick();
        }
    }
    void openCardCopy() {
        session.openTile(QStringLiteral("copy"));
        session.openService(QStringLiteral("copy_card"));
        copy().chooseIdentityCard();
    }
    void scanOneSide(imaging::Side side) {
        services.nextScan = cardScan(side);
        copy().startScan();
        untilStep(Step::Preview);
        copy().acceptSide();
    }
    void reachOptions() {
        openCardCopy();
        scanOneSide(imaging::Side::Front);
        scanOneSide(imaging::Side::Back);
        ASSERT_EQ(copy().step(), Step::Options);
    }
    void expectNothingLeft() {
        EXPECT_FALSE(copy().card()->present());
        EXPECT_FALSE(copy().glass()->present());
        EXPECT_FALSE(copy().page()->present());
        EXPECT_TRUE(copy().ownPurpose().isEmpty());
        EXPECT_FALSE(session.elder() || session.low() || session.contrast() || session.staffCalled());
        EXPECT_EQ(session.language(), Session::Language::Chinese);
    }

    HandClock clock;
    FakeServices services;
    Jobs jobs;
    Session session;
    SessionController controller{session, jobs, clock};
    QSignalSpy chimes{&session, &Session::chime};
};

} // namespace kiosk
