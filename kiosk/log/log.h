// What the kiosk says to technicians: a closed catalogue of events with typed fields. There is no free text,
// so nothing personal can slip in.
#pragma once

#include <string_view>

#include "services/log/event_log.h"

namespace kiosk {

// The names are stable: technicians search for them.
enum class LogEvent {
    Started,
    Stopped,
    FirstFrame,        // ms
    ConfigRefused,     // line, column, key: the accepted one is used
    PolicyRefused,     // fault
    MachineUnready,    // part, fault: the kiosk is out of service
    LedgerSetAside,    // the corrupt file was kept under another name
    LedgerUnwritten,   // something was printed whose outcome is not in the ledger
    LedgerInterrupted, // count: actions that a crash left open
    Trouble,           // trouble: what a resident was shown
    Storage,           // room: 0, too little of the disk is free or writable; 1, enough again
    Device,            // slot, health, fault
    VisitBegan,
    VisitEnded,
    StaffWanted,
    DrawingsRefused, // the generic ones are used; `banshi config check` says what is wrong
    TechnicianEntered,
    TechnicianLeft,
    PinRefused,          // tries: left before the next wait
    Switched,            // off: 1, out of service by a technician
    ClockSet,            // by a technician, by hand
    Command,             // command: `banshi` asked for it from outside
    DoorShut,            // fault: `banshi` cannot reach this application
    Cabinet,             // door, tamper, mains: 1, 0, or -1 without such a sensor
    CalibrationSetAside, // the damaged file was kept under another name: measure the scanner again
    Filed,               // something waits for the center, or is there
};
inline constexpr int kLogEventCount = static_cast<int>(LogEvent::Filed) + 1;
[[nodiscard]] std::string_view toString(LogEvent event); // "visit_began"

using LogField = eventlog::Field;
using Log = eventlog::Catalogue<LogEvent, kLogEventCount>;

} // namespace kiosk
