// Growing waits.
#include "center/signin/throttle.h"

#include "tests/support/hand_clock.h"

namespace center::signin {
namespace {

using namespace std::chrono_literals;

TEST(Throttle, WaitsGrowUpToALimitAndAreForgotten) {
    HandClock clock;
    Throttle throttle({.free = 2, .first = 1s, .longest = 4s, .forgotten = 1h}, clock);
    std::vector<hal::Millis> waits;
    for (int i = 0; i < 6; ++i) {
        throttle.failed("x");
        waits.push_back(throttle.wait("x"));
    }
    EXPECT_EQ(waits, (std::vector<hal::Millis>{0s, 1s, 2s, 4s, 4s, 4s}));
    EXPECT_EQ(throttle.wait("y"), 0s);
    clock.advance(3s);
    EXPECT_EQ(throttle.wait("x"), 1s);
    throttle.succeeded("x");
    EXPECT_EQ(throttle.wait("x"), 0s);
    for (int i = 0; i < 6; ++i)
        throttle.failed("x");
    clock.advance(1h + 1ms);
    throttle.failed("z");
    EXPECT_EQ(throttle.wait("x"), 0s);
}

TEST(Throttle, RemembersTheLatestOfMany) {
    HandClock clock;
    Throttle throttle({.free = 1, .first = 1min, .longest = 1h, .most = 2}, clock);
    for (const char* who : {"a", "b", "c"}) {
        throttle.failed(who);
        clock.advance(1s);
    }
    EXPECT_EQ(throttle.wait("a"), 0s);
    EXPECT_GT(throttle.wait("b"), 0s);
    EXPECT_GT(throttle.wait("c"), 0s);
}

} // namespace
} // namespace center::signin
