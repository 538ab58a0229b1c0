#include "kiosk/technician/test_history.h"

#include <algorithm>
#include <cmath>

#include "hal/base/time_text.h"

namespace kiosk {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using Measurement = hal::TestReport::Measurement;

constexpr std::size_t kLongestWord = 40; // a driver may name anything

std::string word(const std::string& text) { return text.substr(0, kLongestWord); }

ordered_json asJson(const PastTest& test) {
    ordered_json object{{"at", hal::rfc3339(test.at)},
                        {"at_ms", test.at.time_since_epoch().count()},
                        {"passed", test.passed},
                        {"fault", test.fault},
                        {"rounds", test.rounds},
                        {"rounds_passed", test.roundsPassed},
                        {"measurements", ordered_json::array()}};
    for (const Measurement& measured : test.measured)
        object["measurements"].push_back({{"name", measured.name},
                                          {"value", measured.value},
                                          {"unit", measured.unit},
                                          {"passed", measured.passed}});
    return object;
}

PastTest testFrom(const json& object) {
    PastTest test{.at =
                      hal::WallTime{hal::Millis{object.at("at_ms").get_ref<const json::number_integer_t&>()}},
                  .passed = object.at("passed").get<bool>(),
                  .fault = object.at("fault").get<std::string>(),
                  .measured = {}};
    test.rounds = object.value("rounds", 1); // files of before have none
    test.roundsPassed = object.value("rounds_passed", test.passed ? 1 : 0);
    for (const json& measured : object.at("measurements"))
        test.measured.push_back({measured.at("name").get<std::string>(), measured.at("value").get<double>(),
                                 measured.at("unit").get<std::string>(), measured.at("passed").get<bool>()});
    return test;
}

hal::Result<> save(const std::filesystem::path& state, const TestHistory& all) {
    ordered_json object{{"schema", 1}, {"devices", ordered_json::array()}};
    for (const DeviceHistory& history : all) {
        ordered_json device = asJson(history.device);
        device["tests"] = ordered_json::array();
        std::ranges::transform(history.tests, std::back_inserter(device["tests"]),
                               [](const PastTest& test) { return asJson(test); });
        object["devices"].push_back(std::move(device));
    }
    return writeKept(testHistoryFile(state), object);
}

PastTest pastTest(const hal::Result<hal::TestReport>& report, double ms, hal::WallTime at) {
    PastTest test{.at = at, .passed = report && report->passed, .fault = {}, .measured = {}};
    test.roundsPassed = test.passed ? 1 : 0;
    if (!report) {
        test.fault = hal::toString(report.error().fault);
        return test;
    }
    test.measured.push_back({kTestTime, ms, "ms", true});
    for (const Measurement& measured : report->measurements)
        if (std::isfinite(measured.value) && test.measured.size() < kMostMeasurements)
            test.measured.push_back(
                {word(measured.name), measured.value, word(measured.unit), measured.passed});
    return test;
}

// The newest device last, so that the one that goes is the one not tested for longest.
DeviceHistory& newest(TestHistory& all, const KnownDevice& device) {
    const auto found = std::ranges::find(all, device, &DeviceHistory::device);
    if (found == all.end())
        all.push_back({device, {}});
    else
        std::rotate(found, found + 1, all.end());
    if (all.size() > kMostHistories)
        all.erase(all.begin(), all.end() - kMostHistories);
    return all.back();
}

double middleOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

// The middle of the slopes between all pairs (Theil–Sen): one value that is far off bends nothing.
double slopeOf(const std::vector<double>& values) {
    std::vector<double> slopes;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = i + 1; j < values.size(); ++j)
            slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
    return middleOf(std::move(slopes));
}

} // namespace

std::filesystem::path testHistoryFile(const std::filesystem::path& state) {
    return state / "test_history.json";
}

hal::Result<TestHistory> loadTestHistory(const std::filesystem::path& state) {
    const auto object = readKept(testHistoryFile(state));
    if (!object && object.error().fault == hal::Fault::Absent)
        return TestHistory{};
    if (!object)
        return tl::make_unexpected(object.error());
    try {
        TestHistory all;
        for (const json& device : object->at("devices")) {
            DeviceHistory history{knownDeviceFrom(device), {}};
            for (const json& test : device.at("tests"))
                history.tests.push_back(testFrom(test));
            all.push_back(std::move(history));
        }
        return all;
    } catch (const json::exception&) {
        return hal::fail(hal::Fault::BadData, "a field is missing or of another type");
    }
}

const DeviceHistory* historyOf(const TestHistory& all, const KnownDevice& device) {
    const auto found = std::ranges::find(all, device, &DeviceHistory::device);
    return found == all.end() ? nullptr : &*found;
}

hal::Result<std::optional<PutAside>> rememberTest(const std::filesystem::path& state,
                                                  const KnownDevice& device,
                                                  const hal::Result<hal::TestReport>& report, double ms,
                                                  const hal::Clock& clock) {
    auto loaded = orSetAside(loadTestHistory(state), testHistoryFile(state), clock);
    if (!loaded)
        return tl::make_unexpected(loaded.error());
    std::vector<PastTest>& tests = newest(loaded->value, device).tests;
    const hal::WallTime now = clock.wall();
    const bool sameSitting = !tests.empty() && tests.back().at <= now && now - tests.back().at < kSitting;
    PastTest test = pastTest(report, ms, now);
    if (sameSitting) {
        test.rounds += tests.back().rounds;
        test.roundsPassed += tests.back().roundsPassed;
        tests.pop_back();
    }
    tests.push_back(std::move(test));
    if (tests.size() > kMostTests)
        tests.erase(tests.begin(), tests.end() - kMostTests);
    if (const auto saved = save(state, loaded->value); !saved)
        return tl::make_unexpected(saved.error());
    return std::move(loaded->aside);
}

std::string_view toString(Trend trend) {
    constexpr std::string_view kNames[] = {"too_few", "steady", "rising", "falling", "slower", "faster"};
    return kNames[static_cast<std::size_t>(trend)];
}

BothLanguages inWords(Trend trend) { return trendWords(toString(trend)); }

Trend trendOf(const std::vector<double>& values, std::string_view unit) {
    if (values.size() < kFewestForATrend)
        return Trend::TooFew;
    const double slope = slopeOf(values), middle = middleOf(values);
    const double last = static_cast<double>(values.size() - 1), change = slope * last;
    std::vector<double> rest;
    for (std::size_t i = 0; i < values.size(); ++i)
        rest.push_back(values[i] - slope * static_cast<double>(i));
    const double level = middleOf(rest);
    std::ranges::transform(rest, rest.begin(), [&](double value) { return std::abs(value - level); });
    if (std::abs(change) <= std::max(0.1 * std::abs(middle), 3 * middleOf(rest)))
        return Trend::Steady;
    const bool time = unit == "ms" || unit == "s";
    if (change > 0)
        return time ? Trend::Slower : Trend::Rising;
    return time ? Trend::Faster : Trend::Falling;
}

std::vector<MeasurementTrend> trendsOf(const DeviceHistory& history) {
    std::vector<MeasurementTrend> trends;
    if (history.tests.empty())
        return trends;
    for (const Measurement& last : history.tests.back().measured) {
        if (!isFigure(last.name, last.unit))
            continue;
        MeasurementTrend trend{last.name, last.unit, {}, Trend::TooFew};
        for (const PastTest& test : history.tests)
            for (const Measurement& measured : test.measured)
                if (measured.name == last.name && measured.unit == last.unit)
                    trend.values.push_back(measured.value);
        if (trend.values.size() > kTrendValues)
            trend.values.erase(trend.values.begin(), trend.values.end() - kTrendValues);
        trend.trend = trendOf(trend.values, trend.unit);
        trends.push_back(std::move(trend));
    }
    return trends;
}

} // namespace kiosk
