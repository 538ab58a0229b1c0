// What a device's test measured, in words for people. Words are data: measurements.toml. No Qt.
#pragma once

#include <string>
#include <string_view>

#include "hal/device.h"

namespace kiosk {

struct BothLanguages {
    std::string zh, en;
    friend bool operator==(const BothLanguages&, const BothLanguages&) = default;
};

struct MeasurementWords {
    BothLanguages name;  // "横向尺寸误差", "Width error"
    BothLanguages value; // with its unit: "+0.60 %", "12 毫秒", "是"
};

// What has no words (a driver of somebody else) is named by its key with spaces: "paper path length".
[[nodiscard]] MeasurementWords inWords(const hal::TestReport::Measurement& measured);

// Only the name and only the value: for a value that was measured another time.
[[nodiscard]] BothLanguages nameOf(const std::string& key, const std::string& unit);
[[nodiscard]] BothLanguages valueOf(const std::string& key, double value, const std::string& unit);

// Not a yes or no, nor a code: it has a middle and a trend.
[[nodiscard]] bool isFigure(const std::string& key, const std::string& unit);

// "slower", of the names that Trend has: "变慢", "slower".
[[nodiscard]] BothLanguages trendWords(std::string_view trend);

} // namespace kiosk
