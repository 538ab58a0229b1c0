// What stands behind the screens: made at the first start, found again at the next, refused when damaged.
#include "kiosk/app/machine.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "installation.h"
#include "kiosk/app/accepted_policy.h"
#include "kiosk/control/device_lock.h"
#include "tests/support/hand_clock.h"

namespace kiosk {
namespace {

TEST(Machine, MakesKeyAndLedgerAtTheFirstStartAndFindsThemAtTheNext) {
    const Installation kiosk;
    const HandClock clock;
    ASSERT_TRUE(openMachine(kiosk.plan(), clock));
    const auto key = seal::KioskKey::load(kiosk.state() / "kiosk.key");
    ASSERT_TRUE(key);
    ASSERT_TRUE(openMachine(kiosk.plan(), clock));
    EXPECT_EQ(seal::KioskKey::load(kiosk.state() / "kiosk.key")->publicKey(), key->publicKey());
}

TEST(Machine, SaysWhichPartIsBroken) {
    const HandClock clock;
    const Installation kiosk;
    std::filesystem::create_directories(kiosk.state());
    std::ofstream(kiosk.state() / "kiosk.key") << "not a key";
    chmod((kiosk.state() / "kiosk.key").c_str(), 0600);
    const auto noKey = openMachine(kiosk.plan(), clock);
    ASSERT_FALSE(noKey);
    EXPECT_EQ(noKey.error().part, Part::Key);

    const Installation unsigned_;
    unsigned_.damagePolicy();
    const auto noPolicy = openMachine(unsigned_.plan(), clock);
    ASSERT_FALSE(noPolicy);
    EXPECT_EQ(noPolicy.error().part, Part::Policy);

    const Installation other;
    MachinePlan noTemplates = other.plan();
    noTemplates.templates = "/nowhere";
    EXPECT_EQ(openMachine(noTemplates, clock).error().part, Part::Templates);

    MachinePlan noDriver = other.plan();
    noDriver.config.devices.scanner = "abacus:3";
    EXPECT_EQ(openMachine(noDriver, clock).error().part, Part::Rig);
}

TEST(Machine, LeavesDevicesToTheProgramThatHasThem) {
    const Installation kiosk;
    const HandClock clock;
    std::filesystem::create_directories(kiosk.state());
    auto other = control::holdDevices(kiosk.state(), "banshi test");
    const auto refused = openMachine(kiosk.plan(), clock);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().part, Part::Devices);
    EXPECT_EQ(refused.error().error.fault, hal::Fault::Busy);
    other->reset();
    const auto machine = openMachine(kiosk.plan(), clock);
    ASSERT_TRUE(machine);
    EXPECT_FALSE(control::holdDevices(kiosk.state(), "banshi test")) << "held as long as the kiosk has them";
}

TEST(Machine, SetsADamagedCalibrationAside) {
    const Installation kiosk;
    const HandClock clock;
    ASSERT_FALSE(openMachine(kiosk.plan(), clock).value()->calibrationSetAside);
    std::ofstream(kiosk.state() / "calibration.json") << "{";
    ASSERT_TRUE(openMachine(kiosk.plan(), clock).value()->calibrationSetAside);
    EXPECT_FALSE(std::filesystem::exists(kiosk.state() / "calibration.json"));
}

TEST(Machine, RunsOnWithTheAcceptedPolicyWhenTheNewOneIsNotSigned) {
    const Installation kiosk;
    const HandClock clock;
    ASSERT_TRUE(openMachine(kiosk.plan(), clock));
    kiosk.damagePolicy();
    const auto machine = openMachine(kiosk.plan(), clock);
    ASSERT_TRUE(machine);
    EXPECT_EQ((*machine)->policyRefused, hal::Fault::Refused);
    EXPECT_FALSE((*machine)->policy.tiles.empty());
}

} // namespace
} // namespace kiosk
