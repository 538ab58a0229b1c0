#include "hal/base/result.h"

namespace hal {

Remedy remedyFor(Fault fault) {
    switch (fault) {
    case Fault::Cancelled:
        return Remedy::None;
    case Fault::Busy:
    case Fault::TryAgain:
    case Fault::NoCard:
    case Fault::CardMustLeave:
    case Fault::NoDocument:
    case Fault::BadData:
        return Remedy::Resident;
    // Staff refill and clear: a resident must not reach into a machine.
    case Fault::OutOfPaper:
    case Fault::PaperNearEnd:
    case Fault::TrayOpen:
    case Fault::WrongPaper:
    case Fault::OutOfToner:
    case Fault::Jam:
    case Fault::CoverOpen:
    case Fault::Timeout:
    case Fault::AuthFailed:
    case Fault::Offline:
        return Remedy::Staff;
    case Fault::Absent:
    case Fault::Unplugged:
    case Fault::Protocol:
    case Fault::Io:
    case Fault::Refused:
    case Fault::Storage:
    case Fault::Unsupported:
    case Fault::Faulty:
        return Remedy::Technician;
    }
    return Remedy::Technician;
}

std::string_view toString(Fault fault) {
    switch (fault) {
    case Fault::Cancelled:
        return "cancelled";
    case Fault::Timeout:
        return "timeout";
    case Fault::Busy:
        return "busy";
    case Fault::Absent:
        return "absent";
    case Fault::Unplugged:
        return "unplugged";
    case Fault::TryAgain:
        return "try_again";
    case Fault::NoCard:
        return "no_card";
    case Fault::CardMustLeave:
        return "card_must_leave";
    case Fault::AuthFailed:
        return "auth_failed";
    case Fault::NoDocument:
        return "no_document";
    case Fault::OutOfPaper:
        return "out_of_paper";
    case Fault::PaperNearEnd:
        return "paper_near_end";
    case Fault::TrayOpen:
        return "tray_open";
    case Fault::WrongPaper:
        return "wrong_paper";
    case Fault::OutOfToner:
        return "out_of_toner";
    case Fault::Jam:
        return "jam";
    case Fault::CoverOpen:
        return "cover_open";
    case Fault::Protocol:
        return "protocol";
    case Fault::Io:
        return "io";
    case Fault::Offline:
        return "offline";
    case Fault::Refused:
        return "refused";
    case Fault::BadData:
        return "bad_data";
    case Fault::Storage:
        return "storage";
    case Fault::Unsupported:
        return "unsupported";
    case Fault::Faulty:
        return "faulty";
    }
    return "faulty";
}

std::string_view toString(Remedy remedy) {
    switch (remedy) {
    case Remedy::None:
        return "none";
    case Remedy::Resident:
        return "resident";
    case Remedy::Staff:
        return "staff";
    case Remedy::Technician:
        return "technician";
    }
    return "technician";
}

} // namespace hal
