// The names of what the kiosk says to technicians.
#include "kiosk/log/log.h"

namespace kiosk {

std::string_view toString(LogEvent event) {
    switch (event) {
    case LogEvent::Started:
        return "started";
    case LogEvent::Stopped:
        return "stopped";
    case LogEvent::FirstFrame:
        return "first_frame";
    case LogEvent::ConfigRefused:
        return "config_refused";
    case LogEvent::PolicyRefused:
        return "policy_refused";
    case LogEvent::MachineUnready:
        return "machine_unready";
    case LogEvent::LedgerSetAside:
        return "ledger_set_aside";
    case LogEvent::LedgerUnwritten:
        return "ledger_unwritten";
    case LogEvent::LedgerInterrupted:
        return "ledger_interrupted";
    case LogEvent::Trouble:
        return "trouble";
    case LogEvent::Storage:
        return "storage";
    case LogEvent::Device:
        return "device";
    case LogEvent::VisitBegan:
        return "visit_began";
    case LogEvent::VisitEnded:
        return "visit_ended";
    case LogEvent::StaffWanted:
        return "staff_wanted";
    case LogEvent::DrawingsRefused:
        return "drawings_refused";
    case LogEvent::TechnicianEntered:
        return "technician_entered";
    case LogEvent::TechnicianLeft:
        return "technician_left";
    case LogEvent::PinRefused:
        return "pin_refused";
    case LogEvent::Switched:
        return "switched";
    case LogEvent::ClockSet:
        return "clock_set";
    case LogEvent::Command:
        return "command";
    case LogEvent::Cabinet:
        return "cabinet";
    case LogEvent::DoorShut:
        return "door_shut";
    case LogEvent::CalibrationSetAside:
        return "calibration_set_aside";
    case LogEvent::Filed:
        return "filed";
    }
    return "unknown";
}

} // namespace kiosk
