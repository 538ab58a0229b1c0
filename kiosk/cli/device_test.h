// One round of a device's test of itself.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include <nlohmann/json.hpp>

#include "hal/rig.h"

namespace kiosk::cli {

struct Round {
    hal::Result<hal::TestReport> report = hal::TestReport{};
    double ms = 0; // wall
    [[nodiscard]] bool passed() const { return report && report->passed; }
};

// How long that took, and what it gave: Result<TestReport>().
template <class Test>
[[nodiscard]] Round timed(Test test) {
    const auto begun = std::chrono::steady_clock::now();
    Round round{.report = test()};
    round.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    return round;
}

// Leases the only device of that kind and lets it test itself.
[[nodiscard]] Round testOnce(hal::Kind kind, hal::Rig& rig, const std::stop_token& stop);

// The device of that address alone, in a host of its own: nobody else asks it anything meanwhile.
[[nodiscard]] Round testAlone(hal::Kind kind, const std::string& uri, const std::stop_token& stop);

// passed, ms, fault, remedy, detail, measurements.
[[nodiscard]] nlohmann::ordered_json asJson(const Round& round);

// "Security module status: 90h", one a measurement; "offline (connect: no answer)" for a fault.
[[nodiscard]] std::vector<std::string> asLines(const Round& round);

} // namespace kiosk::cli
