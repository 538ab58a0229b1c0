#include "services/wire/uuid.h"

#include <algorithm>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/hand_clock.h"

using namespace std::chrono_literals;
using wire::Uuid;

namespace {

std::int64_t timeOf(const Uuid& id) {
    std::int64_t time = 0;
    for (std::size_t i = 0; i < 6; ++i)
        time = time << 8 | id.bytes[i];
    return time;
}

} // namespace

TEST(Uuid, CarriesVersionVariantAndTheTime) {
    HandClock clock(hal::WallTime{std::chrono::sys_days{2290y / 1 / 1}}); // later than any other test's clock
    const Uuid id = wire::newUuid(clock);
    EXPECT_EQ(id.bytes[6] >> 4, 7);
    EXPECT_EQ(id.bytes[8] >> 6, 2);
    EXPECT_EQ(timeOf(id), clock.wall().time_since_epoch().count());
}

TEST(Uuid, IncreasesAlsoWhenTheClockStandsStillOrRunsBack) {
    HandClock clock;
    Uuid last = wire::newUuid(clock);
    for (int i = 0; i < 20'000; ++i) { // far more than the counter of one millisecond holds
        if (i == 10'000)
            clock.setWall(hal::WallTime{}); // 1970
        const Uuid next = wire::newUuid(clock);
        ASSERT_LT(last, next) << i;
        last = next;
    }
}

TEST(Uuid, ToleratesAClockBefore1970AndAfterTheLastMillisecond) {
    HandClock clock(hal::WallTime{-1ms});
    EXPECT_EQ(wire::newUuid(clock).bytes[6] >> 4, 7);
}

TEST(Uuid, NeverRepeatsAcrossThreads) {
    constexpr int kThreads = 4, kEach = 5'000;
    std::vector<std::vector<Uuid>> made(kThreads);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : made)
            threads.emplace_back([&mine] {
                for (int i = 0; i < kEach; ++i)
                    mine.push_back(wire::newUuid());
            });
    }
    std::vector<Uuid> all;
    for (const auto& mine : made) {
        EXPECT_TRUE(std::ranges::is_sorted(mine));
        all.insert(all.end(), mine.begin(), mine.end());
    }
    std::ranges::sort(all);
    EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST(Uuid, ReadsWhatItWritesAndNothingElse) {
    const Uuid id = wire::newUuid();
    const std::string text = wire::toString(id);
    EXPECT_EQ(text.size(), 36u);
    EXPECT_EQ(wire::parseUuid(text), id);
    EXPECT_EQ(wire::parseUuid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"), // the example of RFC 9562
              wire::parseUuid("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    for (const auto* wrong : {"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e279b07cc398c4dc0c0c07398f",
                              "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2_79b0-7cc3-98c4-dc0c0c07398f",
                              "017f22e2-79b0-7cc3-98c4-dc0c0c07398f "})
        EXPECT_EQ(wire::parseUuid(wrong), std::nullopt) << wrong;
}
