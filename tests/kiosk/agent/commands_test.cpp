#include "kiosk/agent/commands.h"

#include <gtest/gtest.h>

#include "services/seal/hex.h"
#include "services/seal/kiosk_key.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

using hal::Fault;
using kiosk::agent::ActionKind;
using kiosk::agent::believe;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

struct Center {
    TemporaryDirectory home{inMemory()};
    HandClock clock;
    seal::KioskKey commandKey = seal::KioskKey::loadOrCreate(home / "command.key").value();
    kiosk::link::Enrollment enrollment = [this] {
        kiosk::link::Enrollment made;
        made.kiosk = wire::parseUuid("019345a0-aaaa-7bbb-8ccc-ddddeeeeffff").value();
        wire::CenterKey key{wire::KeyUse::Command, {}, commandKey.publicKey(), true};
        key.id.fill(7);
        made.keys.keys.push_back(key);
        return made;
    }();

    [[nodiscard]] json text(std::int64_t number) const {
        return {{"schema", 1},
                {"suite", 1},
                {"audience", wire::toString(enrollment.kiosk)},
                {"number", number},
                {"issued_at_ms", clock.wall().time_since_epoch().count()},
                {"expires_at_ms", (clock.wall() + 60s).time_since_epoch().count()},
                {"action", "device_test"},
                {"arguments", {{"slot", "scanner"}}}};
    }

    [[nodiscard]] json offer(const json& document) const {
        const std::string text = document.dump();
        return {{"number", document["number"]},
                {"text", text},
                {"key", "07070707070707070707070707070707"},
                {"signature",
                 seal::toHex(commandKey.sign(hal::asBytes(std::string("banshi command") + '\0' + text)))}};
    }

    [[nodiscard]] auto told(const json& offered, std::int64_t last = 0) const {
        return believe(offered, enrollment, last, clock);
    }
};

} // namespace

TEST(Command, IsBelievedWhenSignedForThisKioskNewAndInTime) {
    const Center center;
    const auto command = center.told(center.offer(center.text(17)), 16);
    ASSERT_TRUE(command) << command.error().detail;
    EXPECT_EQ(command->number, 17);
    EXPECT_EQ(command->action, ActionKind::DeviceTest);
    EXPECT_EQ(command->arguments["slot"], "scanner");
}

TEST(Command, IsRefusedWhenReplayedOrReordered) {
    const Center center;
    const auto offer = center.offer(center.text(17));
    EXPECT_EQ(center.told(offer, 17).error().fault, Fault::Refused);
    EXPECT_EQ(center.told(offer, 18).error().fault, Fault::Refused);
}

TEST(Command, IsRefusedWhenMeantForAnotherKiosk) {
    const Center center;
    auto text = center.text(1);
    text["audience"] = "019345a0-aaaa-7bbb-8ccc-ddddeeeefff0";
    EXPECT_EQ(center.told(center.offer(text)).error().fault, Fault::Refused);
}

TEST(Command, IsRefusedWhenItsTimeIsOverUnlessTheClockWasNeverSet) {
    Center center;
    const auto offer = center.offer(center.text(1));
    center.clock.advance(60s);
    EXPECT_EQ(center.told(offer).error().fault, Fault::Timeout);
    center.clock.setWall(hal::WallTime{5min});
    EXPECT_TRUE(center.told(offer));
}

TEST(Command, IsRefusedWhenAnythingOfItWasChanged) {
    const Center center;
    auto offer = center.offer(center.text(1));
    offer["text"] = center.text(2).dump();
    EXPECT_EQ(center.told(offer).error().fault, Fault::AuthFailed);
    offer = center.offer(center.text(1));
    offer["key"] = "08080808080808080808080808080808";
    EXPECT_EQ(center.told(offer).error().fault, Fault::AuthFailed);
    // A key of another use signs no commands.
    Center other;
    other.enrollment.keys.keys[0].use = wire::KeyUse::Catalog;
    EXPECT_EQ(other.told(other.offer(other.text(1))).error().fault, Fault::AuthFailed);
}

TEST(Command, OfANewerCenterIsKnownToBeUnknown) {
    const Center center;
    auto text = center.text(1);
    text["action"] = "dance";
    EXPECT_EQ(center.told(center.offer(text))->action, ActionKind::Unknown);
    text["schema"] = 2;
    EXPECT_EQ(center.told(center.offer(text)).error().fault, Fault::Unsupported);
}

TEST(Command, WhateverElseIsNone) {
    const Center center;
    for (const json& offered :
         {json(), json::array(), json{{"text", 5}}, json{{"text", "{}"}}, json{{"number", "1"}}})
        EXPECT_FALSE(center.told(offered)) << offered;
    EXPECT_EQ(kiosk::agent::numberOf(json::array()), 0);
    EXPECT_EQ(kiosk::agent::numberOf(center.offer(center.text(9))), 9);
}
