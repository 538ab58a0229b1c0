// How often one address may ask.
#include "center/http/rate_limit.h"

#include "tests/support/hand_clock.h"

namespace center::http {
namespace {

using namespace std::chrono_literals;

int allowed(RateLimit& limit, const std::string& address, int tries) {
    int count = 0;
    for (int i = 0; i < tries; ++i)
        count += limit.allows(address) ? 1 : 0;
    return count;
}

TEST(RateLimit, LetsABurstThroughAndThenARate) {
    HandClock clock;
    RateLimit limit({.atOnce = 5, .aMinute = 2}, clock);
    EXPECT_EQ(allowed(limit, "192.0.2.1", 9), 5);
    clock.advance(60s);
    EXPECT_EQ(allowed(limit, "192.0.2.1", 9), 2);
    clock.advance(1h);
    EXPECT_EQ(allowed(limit, "192.0.2.1", 9), 5);
}

TEST(RateLimit, CountsEachAddressByItself) {
    HandClock clock;
    RateLimit limit({.atOnce = 5, .aMinute = 2}, clock);
    EXPECT_EQ(allowed(limit, "192.0.2.1", 9), 5);
    EXPECT_EQ(allowed(limit, "192.0.2.2", 9), 5);
}

TEST(RateLimit, TakesANetworkOfIpv6ForOne) {
    HandClock clock;
    RateLimit limit({.atOnce = 5, .aMinute = 2}, clock);
    EXPECT_EQ(allowed(limit, "2001:db8::1", 9), 5);
    EXPECT_EQ(allowed(limit, "2001:db8::2", 9), 0);
    EXPECT_EQ(allowed(limit, "2001:db8:0:1::2", 9), 5);
}

TEST(RateLimit, StopsGuessingSooner) {
    HandClock clock;
    RateLimit limit({.atOnce = 12, .aMinute = 2, .ofUnknown = 4}, clock);
    int asked = 0;
    while (limit.allows("192.0.2.1")) {
        limit.wasUnknown("192.0.2.1");
        ++asked;
    }
    EXPECT_EQ(asked, 3);
}

TEST(RateLimit, ForgetsWhoAskedLongestAgo) {
    HandClock clock;
    RateLimit limit({.atOnce = 2, .aMinute = 0, .most = 2}, clock);
    EXPECT_EQ(allowed(limit, "192.0.2.1", 3), 2);
    clock.advance(1s);
    EXPECT_EQ(allowed(limit, "192.0.2.2", 3), 2);
    clock.advance(1s);
    EXPECT_EQ(allowed(limit, "192.0.2.3", 3), 2);
    EXPECT_EQ(allowed(limit, "192.0.2.2", 3), 0);
    EXPECT_EQ(allowed(limit, "192.0.2.1", 3), 2);
}

} // namespace
} // namespace center::http
