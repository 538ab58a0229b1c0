// One round with the ruler page: a printer prints it, a scanner or camera measures its own scale on it.
#pragma once

#include <optional>
#include <stop_token>

#include "kiosk/cli/device_test.h"
#include "kiosk/technician/calibration.h"
#include "services/ledger/ledger.h"

namespace kiosk::cli {

struct RulerRound {
    Round round;
    std::optional<Calibration> measured; // of a scanner or camera; it may be implausible
};

// Measures scale_x and scale_y: of a scanner the error in percent of what it claims to be, passed up to
// `mostError`; of a camera pixels per millimetre. A printed page stands in the ledger. Errors: NoDocument (no
// ruler page lies there), BadData (it lies distorted), Unsupported (a device without paper), Storage (no
// ledger: nothing was printed), and those of the device.
[[nodiscard]] RulerRound rulerRound(const hal::SlotConfig& slot, hal::Rig& rig, ledger::Ledger* ledger,
                                    double mostError, const std::stop_token& stop);

// Percent: a card is then 0.4 mm too long, which the eye does not see.
inline constexpr double kMostUncorrected = 0.5;

} // namespace kiosk::cli
