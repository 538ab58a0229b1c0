// What stands in a readiness report, as JSON and as pages.
#pragma once

#include <string>
#include <vector>

#include "kiosk/cli/device_test.h"
#include "kiosk/technician/test_history.h"
#include "services/paper/text_report.h"

namespace kiosk::cli {

struct Tested {
    hal::DeviceInfo info; // after the test
    Round round;
    DeviceHistory history; // with this test, when it could be remembered
};

struct ReportFacts {
    std::string made; // RFC 3339, UTC
    std::string key;  // the kiosk's public key in hexadecimal
};

[[nodiscard]] bool ready(const std::vector<Tested>& devices); // every test was passed
[[nodiscard]] std::string reportJson(const std::vector<Tested>& devices, const ReportFacts& facts);
[[nodiscard]] paper::TextReport reportPages(const std::vector<Tested>& devices, const ReportFacts& facts);

} // namespace kiosk::cli
