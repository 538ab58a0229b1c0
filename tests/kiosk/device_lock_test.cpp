// Two programs, one kiosk's devices: the later one is told who has them.
#include "kiosk/control/device_lock.h"

#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace kiosk::control {
namespace {

TEST(DeviceLock, TellsTheLaterOneWhoHasTheDevices) {
    const TemporaryDirectory state;
    auto first = holdDevices(state.path(), "banshi test");
    ASSERT_TRUE(first) << first.error().detail;
    const auto second = holdDevices(state.path(), "banshi-kiosk");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().fault, hal::Fault::Busy);
    EXPECT_EQ(second.error().detail,
              "banshi test (process " + std::to_string(::getpid()) + ") has the kiosk's devices");
    first->reset();
    EXPECT_TRUE(holdDevices(state.path(), "banshi-kiosk"));
}

TEST(DeviceLock, IsLetGoByAProgramThatIsKilled) {
    const TemporaryDirectory state;
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that fails leaves nobody behind
        const auto held = holdDevices(state.path(), "banshi test");
        [[maybe_unused]] const auto told = ::write(ready[1], held ? "y" : "n", 1);
        ::pause();
        ::_exit(0);
    }
    char answer = 0;
    ASSERT_EQ(::read(ready[0], &answer, 1), 1);
    EXPECT_EQ(answer, 'y');
    const auto refused = holdDevices(state.path(), "banshi-kiosk");
    EXPECT_TRUE(!refused &&
                refused.error().detail.find("process " + std::to_string(child)) != std::string::npos);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_TRUE(holdDevices(state.path(), "banshi-kiosk"));
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST(DeviceLock, BelongsToTheKiosksUserWhoeverMadeIt) {
    if (::geteuid() != 0)
        GTEST_SKIP() << "needs root";
    const TemporaryDirectory state;
    ASSERT_EQ(::chown(state.path().c_str(), 65534, 65534), 0);
    ASSERT_TRUE(holdDevices(state.path(), "banshi test"));
    struct stat about {};
    ASSERT_EQ(::stat((state / "devices.lock").c_str(), &about), 0);
    EXPECT_EQ(about.st_uid, 65534U);
}

TEST(DeviceLock, IsNoLinkSomewhereElse) {
    const TemporaryDirectory state;
    writeText(state / "precious", "text");
    std::filesystem::create_symlink(state / "precious", state / "devices.lock");
    const auto refused = holdDevices(state.path(), "banshi test");
    EXPECT_TRUE(!refused && refused.error().fault == hal::Fault::Storage);
    EXPECT_EQ(readText(state / "precious"), "text");
    EXPECT_EQ(holdDevices(state / "nowhere", "banshi test").error().fault, hal::Fault::Storage);
}

} // namespace
} // namespace kiosk::control
