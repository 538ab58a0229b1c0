// What the center says to those who run it: a closed catalogue of events with typed fields.
#pragma once

#include <string_view>

#include "services/log/event_log.h"

namespace center {

// The names are stable: people search for them.
enum class LogEvent {
    Started,
    Stopped,
    ConfigRefused,      // line, column, key
    Listening,          // listener, port
    ConnectionRefused,  // listener, reason: address, full, handshake
    RequestRefused,     // listener, status: the server itself refused it
    HandlerFailed,      // listener: a handler gave no answer, or one that may not be sent
    KioskEnrolled,      // kiosk
    EnrollmentRefused,  // reason
    CertificateRenewed, // kiosk
    KioskRefused,       // reason: unknown, revoked
    RecordRefused,      // reason, kiosk
    Storage,            // fault
    Forgotten,          // cases, records: kept long enough
};
inline constexpr int kLogEventCount = static_cast<int>(LogEvent::Forgotten) + 1;
[[nodiscard]] std::string_view toString(LogEvent event); // "kiosk_enrolled"

using LogField = eventlog::Field;
using Log = eventlog::Catalogue<LogEvent, kLogEventCount>;

} // namespace center
