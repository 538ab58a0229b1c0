#include "hal/base/time_text.h"

#include <ctime>

namespace hal {

std::string rfc3339(WallTime at) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

std::string rfc3339Millis(WallTime at) {
    const auto second = std::chrono::floor<std::chrono::seconds>(at);
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(at - second).count();
    const std::string digits = std::to_string(1000 + millis).substr(1);
    std::string text = rfc3339(second);
    text.insert(text.size() - 1, "." + digits);
    return text;
}

} // namespace hal
