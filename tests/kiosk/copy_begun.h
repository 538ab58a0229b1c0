// Copies at the point where a story begins.
#pragma once

#include "copy_samples.h"
#include "kiosk/flows/copy_machine.h"

namespace kiosk {

inline const CopyRules kRules{.copiesPerVisit = 5, .purposes = 3};

inline CopyMachine atGuide() {
    CopyMachine machine(kRules);
    machine.choose(CopyFlow::What::Card, true);
    return machine;
}

inline CopyMachine atPreview(imaging::Side side = imaging::Side::Front) {
    CopyMachine machine = atGuide();
    machine.startScan();
    machine.cardScanned(scannedSide(side));
    return machine;
}

inline CopyMachine atOptions() {
    CopyMachine machine = atPreview();
    machine.acceptSide();
    machine.startScan();
    machine.cardScanned(scannedSide(imaging::Side::Back));
    machine.acceptSide();
    return machine;
}

inline CopyMachine atPrinting() {
    CopyMachine machine = atOptions();
    machine.print();
    return machine;
}

inline hal::Progress printing(std::optional<hal::Fault> waiting = std::nullopt) {
    return {waiting ? hal::Phase::WaitingForDevice : hal::Phase::Working, std::nullopt, waiting};
}

} // namespace kiosk
