// What the agent says to technicians: a closed catalogue of events with typed fields.
#pragma once

#include <string_view>

#include "services/log/event_log.h"

namespace kiosk::agent {

// The names are stable: technicians search for them.
enum class LogEvent {
    Started,
    Stopped,
    NotEnrolled,    // waits for `banshi enroll`
    LinkState,      // state: of the link to the center
    Delivered,      // records, refused, postponed: of one round
    OutboxFault,    // fault
    CommandDone,    // number, action, outcome
    CommandRefused, // number, fault
    CertificateRenewed,
    RenewalFailed, // fault
    KeysRefreshed, // version
};
inline constexpr int kLogEventCount = static_cast<int>(LogEvent::KeysRefreshed) + 1;
[[nodiscard]] std::string_view toString(LogEvent event); // "command_done"

using LogField = eventlog::Field;
using Log = eventlog::Catalogue<LogEvent, kLogEventCount>;

} // namespace kiosk::agent
