// What the tests of each device gave, the last ones of each: STATE/test_history.json. No Qt, no personal
// data: only figures that the drivers measured.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "hal/rig.h"
#include "kiosk/technician/kept_json.h"
#include "kiosk/technician/known_device.h"
#include "kiosk/technician/measurement_words.h"

namespace kiosk {

struct PastTest {
    hal::WallTime at{};
    bool passed = false;
    std::string fault; // "offline"; empty: none
    std::vector<hal::TestReport::Measurement> measured;
    int rounds = 1, roundsPassed = 0; // of the whole sitting
};

struct DeviceHistory {
    KnownDevice device;
    std::vector<PastTest> tests; // the oldest first
};
using TestHistory = std::vector<DeviceHistory>;

inline constexpr std::size_t kMostTests = 20, kMostHistories = 16, kMostMeasurements = 24;
// Tests of one sitting (a loop, a second try) count once: the last of them, and how many there were.
inline constexpr std::chrono::minutes kSitting{10};

[[nodiscard]] std::filesystem::path testHistoryFile(const std::filesystem::path& state);
// None when there is no file. Errors: BadData (damaged), Storage.
[[nodiscard]] hal::Result<TestHistory> loadTestHistory(const std::filesystem::path& state);
[[nodiscard]] const DeviceHistory* historyOf(const TestHistory& all, const KnownDevice& device);

// `ms`: how long the whole test took, kept as the measurement kTestTime. Gives what was set aside.
// Errors: Storage.
[[nodiscard]] hal::Result<std::optional<PutAside>> rememberTest(const std::filesystem::path& state,
                                                                const KnownDevice& device,
                                                                const hal::Result<hal::TestReport>& report,
                                                                double ms,
                                                                const hal::Clock& clock = hal::systemClock());

// Where the last values of a measurement lead. Times become slower or faster, the rest rises or falls.
enum class Trend { TooFew, Steady, Rising, Falling, Slower, Faster };
[[nodiscard]] std::string_view toString(Trend trend); // "too_few", …
[[nodiscard]] BothLanguages inWords(Trend trend);

inline constexpr const char* kTestTime = "test_time"; // milliseconds of the whole test

struct MeasurementTrend {
    std::string name, unit;
    std::vector<double> values; // at most kTrendValues, the oldest first
    Trend trend = Trend::TooFew;
};
inline constexpr std::size_t kTrendValues = 10, kFewestForATrend = 4;
// Of all that the last test measured and that is a figure, not a yes or no. A trend is what leads more than a
// tenth of its middle away over the values shown, and more than three times as far as they scatter.
[[nodiscard]] std::vector<MeasurementTrend> trendsOf(const DeviceHistory& history);
[[nodiscard]] Trend trendOf(const std::vector<double>& values, std::string_view unit);

} // namespace kiosk
