#include "services/seal/sealing_key.h"

#include <gtest/gtest.h>

#include "services/seal/hex.h"
#include "services/seal/kiosk_key.h"
#include "tests/support/temporary_directory.h"

using hal::Fault;
using seal::SealingKey;

TEST(SealingKey, OpensWhatWasClosedForItAndNobodyElseDoes) {
    TemporaryDirectory home;
    const auto key = SealingKey::loadOrCreate(home / "sealing.key");
    ASSERT_TRUE(key) << key.error().detail;
    const auto other = SealingKey::loadOrCreate(home / "other.key");
    const auto sealed = seal::sealFor(key->publicHalf(), hal::asBytes("路灯不亮"));
    ASSERT_TRUE(sealed);
    EXPECT_EQ(hal::asText(*sealed).find("路灯"), std::string_view::npos);
    const auto again = SealingKey::load(home / "sealing.key");
    EXPECT_EQ(hal::asText(again->open(*sealed).value()), "路灯不亮");
    EXPECT_EQ(other->open(*sealed).error().fault, Fault::BadData);
}

TEST(SealingKey, RefusesWhatWasChangedOrCutOff) {
    TemporaryDirectory home;
    const auto key = SealingKey::loadOrCreate(home / "sealing.key").value();
    const auto sealed = seal::sealFor(key.publicHalf(), hal::asBytes("ten bytes.")).value();
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_EQ(key.open(hal::ByteView(sealed).first(size)).error().fault, Fault::BadData) << size;
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        hal::Bytes changed = sealed;
        changed[i] ^= 1;
        EXPECT_FALSE(key.open(changed)) << i;
    }
}

TEST(SealingKey, HasAnIdThatItsPublicHalfGives) {
    seal::SealingPublic key{};
    EXPECT_EQ(seal::toHex(seal::idOf(key)),
              "66687aadf862bd776c8fc18b8e9f8e20"); // SHA-256 of 32 zeros, half of it
}

TEST(SealingKey, IsNoKioskKey) {
    TemporaryDirectory home;
    ASSERT_TRUE(seal::KioskKey::loadOrCreate(home / "kiosk.key"));
    EXPECT_EQ(SealingKey::load(home / "kiosk.key").error().fault, Fault::BadData);
}

TEST(SealingKey, APublicHalfThatIsNoPointSealsNothing) {
    EXPECT_EQ(seal::sealFor(seal::SealingPublic{}, hal::asBytes("x")).error().fault, Fault::BadData);
}
