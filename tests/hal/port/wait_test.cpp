// Waiting for a descriptor and for time: what ends it.
#include <poll.h>
#include <unistd.h>

#include "hal/base/fd.h"
#include "hal/port/wait.h"
#include "tests/hal/port/stopping.h"

namespace hal::port {
namespace {

struct Pipe {
    Pipe() {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        out = Fd{ends[0]};
        in = Fd{ends[1]};
    }
    Fd out, in;
};

TEST(PortWait, EndsWhenTheDescriptorIsReady) {
    const Pipe pipe;
    ASSERT_EQ(::write(pipe.in.get(), "x", 1), 1);
    EXPECT_TRUE(waitFor(pipe.out.get(), POLLIN, inLongTime(), {}));
}

TEST(PortWait, EndsWhenTheOtherEndIsGone) {
    Pipe pipe;
    pipe.in.reset();
    EXPECT_TRUE(waitFor(pipe.out.get(), POLLIN, inLongTime(), {})) << "the next read explains it";
}

TEST(PortWait, EndsAtTheDeadline) {
    const Pipe pipe;
    EXPECT_EQ(faultOf(waitFor(pipe.out.get(), POLLIN, soon(), {})), Fault::Timeout);
    EXPECT_EQ(faultOf(waitFor(pipe.out.get(), POLLIN, Deadline::in(Millis{-5}), {})), Fault::Timeout);
}

TEST(PortWait, EndsWithTheStop) {
    const Pipe pipe;
    EXPECT_EQ(faultWhenStopped([&](const std::stop_token& stop) {
                  return waitFor(pipe.out.get(), POLLIN, inLongTime(), stop);
              }),
              Fault::Cancelled);
}

TEST(PortWait, AStopComesBeforeReadiness) {
    const Pipe pipe;
    ASSERT_EQ(::write(pipe.in.get(), "x", 1), 1);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(faultOf(waitFor(pipe.out.get(), POLLIN, inLongTime(), stop.get_token())), Fault::Cancelled);
}

TEST(PortWait, PausesUntilTimeHasPassedOrTheStopCame) {
    EXPECT_TRUE(pause(Millis{5}, {}));
    EXPECT_EQ(faultWhenStopped([](const std::stop_token& stop) { return pause(Millis{30'000}, stop); }),
              Fault::Cancelled);
}

} // namespace
} // namespace hal::port
