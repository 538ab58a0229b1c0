// banshi technician: the PIN comes by standard input, never by the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/technician/pin_lock.h"
#include "tests/kiosk/cli/command_line.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;

TEST(TechnicianCommand, SetsThePinThatOpensTheKiosk) {
    const TemporaryDirectory state;
    const Answer answer = banshi({"technician", "set-pin", "--state", state.path()}, "271828\n");
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(answer.out, "");
    HandClock clock;
    EXPECT_EQ(kiosk::PinLock(state.path(), clock).tryPin("271828").verdict, kiosk::PinVerdict::Right);
}

TEST(TechnicianCommand, RefusesWhatIsNoPinAndDoesNotRepeatIt) {
    const TemporaryDirectory state;
    for (const char* input : {"", "12\n", "1234567x\n", "888888\n"}) {
        const Answer answer = banshi({"technician", "set-pin", "--state", state.path()}, input);
        EXPECT_EQ(answer.exit, Exit::Failed);
        EXPECT_THAT(answer.err, testing::StartsWith("banshi: "));
        EXPECT_THAT(answer.err, testing::Not(testing::HasSubstr("888888")));
    }
    EXPECT_FALSE(std::filesystem::exists(state / "technician.pin"));
    EXPECT_EQ(banshi({"technician", "set-pin", "271828"}).exit, Exit::Usage);
}

} // namespace
