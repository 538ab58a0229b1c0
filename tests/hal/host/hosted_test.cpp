// A device in another process: what crosses, what is believed, and what ends when.
#include "hal/host/hosted.h"

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "hal/scanner.h"

namespace hal::host {
namespace {

constexpr Millis kPatience{30'000}; // bounds a broken build, measures nothing

Launch rogue(const std::string& how) {
    HostLimits limits;
    limits.scan = Millis{2000}; // a sanitizer and a busy machine are slow; silence is waited for in full
    return {
        .program = BANSHI_BIN "/rogue_host", .kind = Kind::Scanner, .uri = "rogue:" + how, .limits = limits};
}

std::unique_ptr<Scanner> opened(const Launch& launch) {
    auto device = openHosted(launch, {});
    EXPECT_TRUE(device) << device.error().detail;
    return std::unique_ptr<Scanner>(static_cast<Scanner*>(device->release()));
}

Fault scanFault(Scanner& scanner) {
    const auto pages = scanner.scan({}, {}, {});
    EXPECT_FALSE(pages);
    return pages ? Fault::Cancelled : pages.error().fault;
}

// Readable when that process has ended.
Fd processFd(pid_t pid) { return Fd{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))}; }
bool ends(const Fd& process) {
    pollfd ended{process.get(), POLLIN, 0};
    return ::poll(&ended, 1, static_cast<int>(kPatience.count())) == 1;
}

TEST(Hosted, IsFaultyWhenItsProgramIsMissing) {
    Launch launch = rogue("fine");
    launch.program = "/nowhere/banshi-device-host";
    const auto device = openHosted(launch, {});
    ASSERT_FALSE(device);
    EXPECT_EQ(device.error().fault, Fault::Faulty);
}

TEST(Hosted, IsFaultyWhenItsProgramIsNotADeviceHost) {
    Launch launch = rogue("fine");
    launch.program = "/bin/true";
    const auto device = openHosted(launch, {});
    ASSERT_FALSE(device);
    EXPECT_EQ(device.error().fault, Fault::Faulty);
}

TEST(Hosted, StopsOpeningWhenTold) {
    Launch launch = rogue("fine");
    launch.program = BANSHI_BIN "/deaf_host";
    launch.limits.stop = Millis{50};
    std::stop_source stop;
    stop.request_stop();
    const auto device = openHosted(launch, stop.get_token());
    ASSERT_FALSE(device);
    EXPECT_EQ(device.error().fault, Fault::Faulty);
}

TEST(Hosted, BelievesNoPictureThatCouldChangeUnderItsReader) {
    EXPECT_EQ(scanFault(*opened(rogue("unsealed"))), Fault::Protocol);
}

TEST(Hosted, BelievesNoPictureLargerThanItsFile) {
    EXPECT_EQ(scanFault(*opened(rogue("small"))), Fault::Protocol);
    EXPECT_EQ(scanFault(*opened(rogue("huge"))), Fault::Protocol);
    EXPECT_EQ(scanFault(*opened(rogue("no-file"))), Fault::Protocol);
}

TEST(Hosted, MissesALostPage) { EXPECT_EQ(scanFault(*opened(rogue("lost-page"))), Fault::Protocol); }

TEST(Hosted, TakesNoAnswerToSomethingElse) {
    const auto scanner = opened(rogue("other-answer"));
    EXPECT_EQ(scanFault(*scanner), Fault::Protocol);
    EXPECT_EQ(scanFault(*scanner), Fault::Faulty) << "a host that answers nonsense is not asked again";
}

TEST(Hosted, IsNotConfusedByAnAnswerToAnotherCall) {
    EXPECT_EQ(scanFault(*opened(rogue("other-call"))), Fault::Faulty) << "nothing came for this one in time";
}

TEST(Hosted, IsFaultyWhenTheHostEndsOrBabbles) {
    for (const char* how : {"exit", "garbage", "silence"}) {
        SCOPED_TRACE(how);
        EXPECT_EQ(scanFault(*opened(rogue(how))), Fault::Faulty);
    }
}

TEST(Hosted, IsNotDrownedByEndlessPages) {
    const Fault fault = scanFault(*opened(rogue("flood")));
    EXPECT_THAT(fault, testing::AnyOf(Fault::Faulty, Fault::Protocol));
}

TEST(Hosted, LendsItsHostNothingButTheChannel) {
    const Fd leaky{::open("/dev/null", O_RDONLY)}; // without O_CLOEXEC, as careless libraries do
    const auto scanner = opened(rogue("fine"));
    EXPECT_EQ(scanner->identity().serial, "4") << "standard streams and the channel";
}

TEST(Hosted, EndsItsHostWhenItIsNoLongerWanted) {
    auto scanner = opened(rogue("fine"));
    const Fd host = processFd(std::stoi(scanner->identity().model));
    ASSERT_TRUE(host);
    scanner.reset();
    EXPECT_TRUE(ends(host));
}

TEST(Hosted, EndsItsHostWhenTheKioskIsKilled) {
    int pipeEnds[2];
    ASSERT_EQ(::pipe(pipeEnds), 0);
    const pid_t kiosk = ::fork();
    if (kiosk == 0) {
        const auto scanner = opened(rogue("fine"));
        const pid_t host = std::stoi(scanner->identity().model);
        [[maybe_unused]] const auto told = ::write(pipeEnds[1], &host, sizeof host);
        ::pause();
        std::_Exit(0);
    }
    pid_t host = 0;
    ASSERT_EQ(::read(pipeEnds[0], &host, sizeof host), static_cast<ssize_t>(sizeof host));
    const Fd process = processFd(host);
    ASSERT_TRUE(process);
    ::kill(kiosk, SIGKILL);
    ::waitpid(kiosk, nullptr, 0);
    EXPECT_TRUE(ends(process)) << "no driver outlives its kiosk and holds the device";
}

} // namespace
} // namespace hal::host
