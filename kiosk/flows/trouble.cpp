// What a fault means to a resident.
#include "kiosk/flows/trouble.h"

namespace kiosk {

namespace {

using Trouble = CopyFlow::Trouble;
using Remedy = CopyFlow::Remedy;
using hal::Fault;

Trouble ofScanner(Fault fault) {
    switch (fault) {
    case Fault::Cancelled:
        return Trouble::None;
    case Fault::Busy:
    case Fault::TryAgain:
        return Trouble::ScannerBusy;
    case Fault::NoDocument:
        return Trouble::ScannerFeederEmpty;
    case Fault::Jam:
        return Trouble::ScannerJam;
    case Fault::CoverOpen:
        return Trouble::ScannerCover;
    case Fault::Absent:
    case Fault::Unplugged:
    case Fault::Offline:
        return Trouble::ScannerAway;
    case Fault::Storage:
        return Trouble::StorageFull;
    default:
        return Trouble::ScannerFailed;
    }
}

Trouble ofPrinter(Fault fault) {
    switch (fault) {
    case Fault::Cancelled:
        return Trouble::None;
    case Fault::OutOfPaper:
    case Fault::PaperNearEnd:
        return Trouble::PaperOut;
    case Fault::TrayOpen:
        return Trouble::TrayOpen;
    case Fault::WrongPaper:
        return Trouble::PaperWrong;
    case Fault::OutOfToner:
        return Trouble::TonerOut;
    case Fault::Jam:
        return Trouble::PrinterJam;
    case Fault::CoverOpen:
        return Trouble::PrinterCover;
    case Fault::Absent:
    case Fault::Unplugged:
    case Fault::Offline:
        return Trouble::PrinterAway;
    case Fault::Storage:
        return Trouble::StorageFull;
    case Fault::BadData:
        return Trouble::MissingGlyph; // the pictures come from us; only the typed text can be at fault
    default:
        return Trouble::PrinterFailed;
    }
}

// A resident cannot call a technician: whoever stands in the hall can.
Remedy remedyOf(Trouble trouble, Fault fault) {
    if (trouble == Trouble::ScannerCover)
        return Remedy::Resident; // the lid of the glass, which the resident opened a moment ago
    switch (hal::remedyFor(fault)) {
    case hal::Remedy::None:
        return Remedy::None;
    case hal::Remedy::Resident:
        return Remedy::Resident;
    case hal::Remedy::Staff:
        return Remedy::Staff;
    case hal::Remedy::Technician:
        return Remedy::Technician;
    }
    return Remedy::Technician;
}

bool canRetry(Trouble trouble) {
    switch (trouble) {
    case Trouble::StorageFull:  // waiting does not empty a disk
    case Trouble::MissingGlyph: // the text must change first
    case Trouble::None:
        return false;
    default:
        return true;
    }
}

} // namespace

Problem problemOf(At device, Fault fault) {
    const Trouble trouble = device == At::Scanner ? ofScanner(fault) : ofPrinter(fault);
    return {trouble, remedyOf(trouble, fault), canRetry(trouble)};
}

Problem problemOf(copying::CardProblem problem) {
    using copying::CardProblem;
    const auto trouble = [&] {
        switch (problem) {
        case CardProblem::NothingThere:
            return Trouble::NothingThere;
        case CardProblem::TwoCards:
            return Trouble::TwoCards;
        case CardProblem::PartlyOutside:
            return Trouble::PartlyOutside;
        case CardProblem::WrongSize:
            return Trouble::WrongSize;
        case CardProblem::SheetOfPaper:
            return Trouble::SheetOfPaper;
        case CardProblem::SameSideAgain:
            return Trouble::SameSideAgain;
        }
        return Trouble::NothingThere;
    }();
    return {trouble, Remedy::Resident, true};
}

Problem unknownOutcome() { return {Trouble::PrinterOutcomeUnknown, Remedy::Staff, false}; }

} // namespace kiosk
