// The names of what the agent says.
#include "kiosk/agent/log.h"

#include <array>

namespace kiosk::agent {

std::string_view toString(LogEvent event) {
    static constexpr std::array<std::string_view, kLogEventCount> kNames{
        "started",       "stopped",      "not_enrolled",    "link_state",          "delivered",
        "outbox_fault",  "command_done", "command_refused", "certificate_renewed", "renewal_failed",
        "keys_refreshed"};
    return kNames.at(static_cast<std::size_t>(event));
}

} // namespace kiosk::agent
