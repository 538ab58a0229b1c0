// The names of what the center says.
#include "center/log/log.h"

#include <array>

namespace center {

std::string_view toString(LogEvent event) {
    static constexpr std::array<std::string_view, kLogEventCount> kNames{
        "started",         "stopped",        "config_refused", "listening",          "connection_refused",
        "request_refused", "handler_failed", "kiosk_enrolled", "enrollment_refused", "certificate_renewed",
        "kiosk_refused",   "record_refused", "storage",        "forgotten"};
    return kNames.at(static_cast<std::size_t>(event));
}

} // namespace center
