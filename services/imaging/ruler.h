// How large a scanner or camera draws: measured on a page with dots at known places.
#pragma once

#include <vector>

#include "hal/base/image.h"
#include "hal/base/result.h"

namespace imaging {

struct SheetPoint { // millimetres
    double x{}, y{};
};
struct RulerDots {
    std::vector<SheetPoint> dots; // filled discs of one size; the first stands at the top left
    SheetPoint corner;            // one more, to the right of the first, nearer to it than any other
};

struct RulerScale {
    double x{}, y{};        // pixels per millimetre along and down the sheet
    double turnedDegrees{}; // of the sheet in the picture, clockwise
    double residual{};      // millimetres, root mean square: what a scale in two axes does not explain
};

// Errors: NoDocument (no such page in the picture), BadData (it lies there distorted by more than half a
// millimetre: a creased sheet, a camera that does not look straight down).
[[nodiscard]] hal::Result<RulerScale> measureRuler(const hal::Image& picture, const RulerDots& ruler);

} // namespace imaging
