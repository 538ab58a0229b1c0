// Guessing the technicians' PIN takes longer than anybody has, whatever is done to the kiosk's power and
// clock.
#include "kiosk/technician/pin_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/files.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class Pin : public testing::Test {
protected:
    Pin() { EXPECT_TRUE(setPin(state.path(), "271828")); }
    void guessWrong(PinLock& lock, int times) {
        for (int i = 0; i < times; ++i)
            EXPECT_EQ(lock.tryPin("314159").verdict, PinVerdict::Wrong);
    }
    TemporaryDirectory state{inMemory()};
    HandClock clock;
};

TEST_F(Pin, OpensAndIsKeptAsAHashThatOnlyItsOwnerReads) {
    EXPECT_EQ(PinLock(state.path(), clock).tryPin("271828").verdict, PinVerdict::Right);
    EXPECT_THAT(readText(state / "technician.pin"), testing::StartsWith("$argon2id$"));
    EXPECT_THAT(readText(state / "technician.pin"), testing::Not(testing::HasSubstr("271828")));
    EXPECT_EQ(fs::status(state / "technician.pin").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Pin, IsNoneUntilItIsSet) {
    const TemporaryDirectory fresh(inMemory());
    PinLock lock(fresh.path(), clock);
    for (const char* pin : {"", "000000", "271828"})
        EXPECT_EQ(lock.tryPin(pin).verdict, PinVerdict::NoPin);
    EXPECT_EQ(lock.look().verdict, PinVerdict::NoPin);
}

TEST_F(Pin, MayBeWrongFiveTimesThenTheWaitDoublesWithEachTry) {
    PinLock lock(state.path(), clock);
    for (int left = 4; left >= 1; --left) {
        const PinAnswer answer = lock.tryPin("314159");
        EXPECT_EQ(answer.verdict, PinVerdict::Wrong);
        EXPECT_EQ(answer.triesLeft, left);
        EXPECT_EQ(answer.wait, 0ms);
    }
    for (const auto wait : {60s, 120s, 240s, 480s, 960s, 1920s, 3600s, 3600s}) {
        EXPECT_EQ(lock.tryPin("314159").wait, wait);
        clock.advance(wait - 1s);
        const PinAnswer early = lock.tryPin("271828"); // even the right one is not looked at
        EXPECT_EQ(early.verdict, PinVerdict::Waiting);
        EXPECT_EQ(early.wait, 1s);
        clock.advance(1s);
    }
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Right);
    EXPECT_EQ(lock.tryPin("314159").triesLeft, 4); // forgiven
}

TEST_F(Pin, KeepsTheWaitOverARestartAndWhateverTheClockSays) {
    {
        PinLock lock(state.path(), clock);
        guessWrong(lock, 5);
        clock.advance(60s);
        guessWrong(lock, 1);
        clock.advance(119s);
    }
    clock.setWall(std::chrono::sys_days{std::chrono::year{2046} / 1 / 1});
    PinLock lock(state.path(), clock);
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Waiting);
    EXPECT_EQ(lock.look().wait, 120s);
    clock.advance(120s);
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Right);
}

TEST_F(Pin, GainsNoTryByRestarts) {
    for (int i = 0; i < PinLock::kTries; ++i) {
        PinLock lock(state.path(), clock);
        EXPECT_EQ(lock.tryPin("314159").verdict, PinVerdict::Wrong);
    }
    EXPECT_EQ(PinLock(state.path(), clock).tryPin("271828").verdict, PinVerdict::Waiting);
}

TEST_F(Pin, IsNotTriedWhenTheTryCannotBeWrittenDown) {
    PinLock lock(state.path(), clock);
    fs::remove(state / "technician.tries");
    fs::create_directory(state / "technician.tries"); // nothing can be put in its place
    fs::create_directory(state / "technician.tries" / "x");
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Broken);
}

TEST_F(Pin, CountsADamagedCountAsManyTries) {
    writeText(state / "technician.tries", "no number\n");
    PinLock lock(state.path(), clock);
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Waiting);
}

TEST_F(Pin, IsRefusedWhenItsFileIsDamagedOrOpenToOthers) {
    PinLock lock(state.path(), clock);
    fs::permissions(state / "technician.pin", fs::perms::group_read, fs::perm_options::add);
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Broken);
    fs::permissions(state / "technician.pin", fs::perms::group_read, fs::perm_options::remove);
    writeText(state / "technician.pin", "$argon2id$nonsense\n");
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Wrong);
    writeText(state / "technician.pin", "");
    EXPECT_EQ(lock.tryPin("").verdict, PinVerdict::Wrong);
}

TEST_F(Pin, IsReplacedWhileTheLockWaits) {
    PinLock lock(state.path(), clock);
    guessWrong(lock, 5);
    EXPECT_TRUE(setPin(state.path(), "161803"));
    EXPECT_EQ(lock.tryPin("161803").verdict, PinVerdict::Right);
    EXPECT_EQ(lock.tryPin("271828").verdict, PinVerdict::Wrong);
}

TEST(PinFlaws, AreWhatIsGuessedFirst) {
    EXPECT_EQ(flawOf("271828"), PinFlaw::None);
    EXPECT_EQ(flawOf("27182"), PinFlaw::Length);
    EXPECT_EQ(flawOf("2718281828459"), PinFlaw::Length);
    EXPECT_EQ(flawOf(""), PinFlaw::Length);
    EXPECT_EQ(flawOf("27182x"), PinFlaw::Characters);
    EXPECT_EQ(flawOf("777777"), PinFlaw::Guessable);
    EXPECT_EQ(flawOf("123456"), PinFlaw::Guessable);
    EXPECT_EQ(flawOf("987654"), PinFlaw::Guessable);
}

} // namespace
} // namespace kiosk
