// What a fault means to a resident: one table from device and fault to what is shown and who can mend it.
#pragma once

#include "hal/base/result.h"
#include "kiosk/flows/copy_flow.h"
#include "services/copying/copying.h"

namespace kiosk {

enum class At { Scanner, Printer };

struct Problem {
    CopyFlow::Trouble trouble = CopyFlow::Trouble::None;
    CopyFlow::Remedy remedy = CopyFlow::Remedy::None;
    bool canRetry = false; // the same thing again is safe and may work now
    friend bool operator==(const Problem&, const Problem&) = default;
};

[[nodiscard]] Problem problemOf(At device, hal::Fault fault);
[[nodiscard]] Problem problemOf(copying::CardProblem problem);

// The printer has the job and nobody knows what lies in the tray: never printed again by itself.
[[nodiscard]] Problem unknownOutcome();

} // namespace kiosk
