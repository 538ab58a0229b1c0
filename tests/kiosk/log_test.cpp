// What technicians read: a catalogue, one JSON object a line, bounded.
#include "kiosk/log/log.h"

#include <set>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/hand_clock.h"

namespace kiosk {
namespace {

class Written : public testing::Test {
protected:
    HandClock clock;
    std::vector<nlohmann::json> lines;
    Log log{[this](const std::string& line) { lines.push_back(nlohmann::json::parse(line)); }, clock};
};

TEST_F(Written, SaysWhatHappenedWithTypedFields) {
    log.write(LogEvent::Device, {{"slot", "scanner"}, {"count", 3}});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0]["schema"], 1);
    EXPECT_EQ(lines[0]["event"], "device");
    EXPECT_EQ(lines[0]["slot"], "scanner");
    EXPECT_EQ(lines[0]["count"], 3);
}

TEST_F(Written, DoesNotFillTheDiskWhenADeviceFlaps) {
    for (int i = 0; i < 1000; ++i)
        log.write(LogEvent::Device);
    EXPECT_EQ(lines.size(), static_cast<std::size_t>(Log::kPerMinute));
    log.write(LogEvent::VisitBegan);
    EXPECT_EQ(lines.back()["event"], "visit_began") << "another event has a budget of its own";
    clock.advance(std::chrono::minutes(1));
    log.write(LogEvent::Device);
    EXPECT_EQ(lines.back()["suppressed"], 1000 - Log::kPerMinute);
}

TEST_F(Written, StaysOneLineOfJsonWhateverTheBytes) {
    log.write(LogEvent::ConfigRefused, {{"key", "a\n\"\xff"}});
    EXPECT_EQ(lines.size(), 1U);
}

TEST(LogEvents, HaveNamesOfTheirOwn) {
    std::set<std::string_view> names;
    for (int i = 0; i < kLogEventCount; ++i)
        names.insert(toString(static_cast<LogEvent>(i)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(kLogEventCount));
}

} // namespace
} // namespace kiosk
