// The last tests of each device, and where their figures lead.
#include "kiosk/technician/test_history.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/files.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

const KnownDevice kReader{"id_reader", "Maker Reader", "R1"};

hal::TestReport took(double ms) {
    return {.passed = true,
            .measurements = {{"answer_time", ms, "ms", true}, {"sam_status", 0x90, "code", true}}};
}

class TestHistoryFile : public testing::Test {
protected:
    void remember(const hal::Result<hal::TestReport>& report, hal::Millis after = 1h, double ms = 100,
                  const KnownDevice& device = kReader) {
        clock_.advance(after);
        ASSERT_TRUE(rememberTest(state_.path(), device, report, ms, clock_));
    }
    DeviceHistory history(const KnownDevice& device = kReader) const {
        const TestHistory all = loadTestHistory(state_.path()).value();
        const DeviceHistory* found = historyOf(all, device);
        return found ? *found : DeviceHistory{};
    }

    HandClock clock_;
    TemporaryDirectory state_{inMemory()};
};

TEST_F(TestHistoryFile, KeepsWhatWasMeasuredAndHowLongItTook) {
    EXPECT_TRUE(history().tests.empty());
    remember(took(12));
    remember(hal::fail(hal::Fault::Offline, "192.0.2.7 does not answer"));
    const DeviceHistory kept = history();
    ASSERT_EQ(kept.tests.size(), 2U);
    ASSERT_EQ(kept.tests[0].measured.size(), 3U);
    EXPECT_EQ(kept.tests[0].measured[0].name, kTestTime);
    EXPECT_EQ(kept.tests[0].measured[0].value, 100);
    EXPECT_EQ(kept.tests[0].measured[1].value, 12);
    EXPECT_TRUE(kept.tests[0].passed);
    EXPECT_FALSE(kept.tests[1].passed);
    EXPECT_EQ(kept.tests[1].fault, "offline");
    EXPECT_THAT(readText(testHistoryFile(state_.path())), testing::Not(testing::HasSubstr("192.0.2.7")));
}

TEST_F(TestHistoryFile, CountsASittingOnce) {
    remember(took(12));
    remember(took(13), 9min);
    remember(took(14), 9min);
    ASSERT_EQ(history().tests.size(), 1U);
    EXPECT_EQ(history().tests[0].measured[1].value, 14);
    remember(took(15), 10min);
    EXPECT_EQ(history().tests.size(), 2U);
    clock_.setWall(hal::WallTime{0h}); // the battery is flat
    remember(took(16), 0ms);
    EXPECT_EQ(history().tests.size(), 3U);
}

TEST_F(TestHistoryFile, IsBounded) {
    hal::TestReport talkative = took(1);
    for (int i = 0; i < 100; ++i)
        talkative.measurements.push_back({std::string(5000, 'x'), 1, "ms", true});
    for (std::size_t i = 0; i < kMostTests + 5; ++i)
        remember(talkative);
    for (std::size_t i = 0; i < kMostHistories + 5; ++i)
        remember(took(1), 1h, 1, {"id_reader", "Maker Reader", "X" + std::to_string(i)});
    EXPECT_TRUE(history().tests.empty()) << "not tested for longest";
    EXPECT_EQ(loadTestHistory(state_.path())->size(), kMostHistories);
    for (std::size_t i = 0; i < kMostTests + 5; ++i)
        remember(talkative);
    EXPECT_EQ(history().tests.size(), kMostTests);
    EXPECT_EQ(history().tests[0].measured.size(), kMostMeasurements);
    EXPECT_LT(std::filesystem::file_size(testHistoryFile(state_.path())), 1'000'000U);
}

TEST_F(TestHistoryFile, LeavesOutWhatIsNoNumber) {
    remember(hal::TestReport{.passed = true,
                             .measurements = {{"a", std::numeric_limits<double>::quiet_NaN(), "", true},
                                              {"b", std::numeric_limits<double>::infinity(), "", true},
                                              {"\xff", 7, "\xfe", true}}});
    ASSERT_EQ(history().tests.size(), 1U);
    EXPECT_EQ(history().tests[0].measured.size(), 2U);
}

TEST_F(TestHistoryFile, IsSetAsideWhenDamaged) {
    for (const char* text :
         {"", "{\"schema\":1}", "{\"schema\":1,\"devices\":[{}]}", "{\"schema\":9,\"devices\":[]}",
          "{\"schema\":1,\"devices\":[{\"slot\":\"a\",\"model\":\"b\",\"mark\":\"c\","
          "\"tests\":[{\"at_ms\":1e300}]}]}"}) {
        writeText(testHistoryFile(state_.path()), text);
        EXPECT_FALSE(loadTestHistory(state_.path())) << text;
        const auto aside = rememberTest(state_.path(), kReader, took(1), 1, clock_);
        ASSERT_TRUE(aside && *aside) << text;
        EXPECT_EQ(readText((*aside)->now), text);
        EXPECT_EQ(history().tests.size(), 1U);
    }
}

TEST_F(TestHistoryFile, ShowsTheLastTenValuesOfEachFigure) {
    for (int i = 1; i <= 12; ++i)
        remember(took(10 * i));
    const auto trends = trendsOf(history());
    ASSERT_EQ(trends.size(), 2U) << "a status code has no trend";
    EXPECT_EQ(trends[0].name, kTestTime);
    EXPECT_EQ(trends[0].trend, Trend::Steady);
    EXPECT_THAT(trends[1].values, ElementsAre(30, 40, 50, 60, 70, 80, 90, 100, 110, 120));
    EXPECT_EQ(trends[1].trend, Trend::Slower);
    EXPECT_EQ(inWords(trends[1].trend), (BothLanguages{"变慢", "slower"}));
}

TEST(TrendOf, TellsADriftFromScatter) {
    EXPECT_EQ(trendOf({10, 20, 30}, "ms"), Trend::TooFew);
    EXPECT_EQ(trendOf({100, 101, 99, 100, 102, 98}, "ms"), Trend::Steady);
    EXPECT_EQ(trendOf({100, 160, 60, 150, 70, 140, 80}, "ms"), Trend::Steady) << "it only scatters";
    EXPECT_EQ(trendOf({100, 104, 109, 112, 118}, "ms"), Trend::Slower);
    EXPECT_EQ(trendOf({118, 112, 109, 104, 100}, "s"), Trend::Faster);
    EXPECT_EQ(trendOf({30, 29, 27, 26, 24}, "1/s"), Trend::Falling);
    EXPECT_EQ(trendOf({2, 2.3, 2.6, 3}, "px"), Trend::Rising);
    EXPECT_EQ(trendOf({100, 100, 900, 100, 100, 100}, "ms"), Trend::Steady) << "one bad day is no trend";
    EXPECT_EQ(trendOf({0, 0, 0, 0}, "ms"), Trend::Steady);
}

TEST(Trend, HasWordsForEachOfThem) {
    for (const Trend trend :
         {Trend::TooFew, Trend::Steady, Trend::Rising, Trend::Falling, Trend::Slower, Trend::Faster}) {
        EXPECT_FALSE(inWords(trend).zh.empty());
        EXPECT_FALSE(inWords(trend).en.empty());
    }
}

} // namespace
} // namespace kiosk
