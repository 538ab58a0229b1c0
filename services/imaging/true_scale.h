// Puts right what a scanner draws a little too large or too small, each axis by itself.
#pragma once

#include "hal/base/image.h"

namespace imaging {

// How large a device draws: pixels per millimetre over those that its resolution claims, along the carriage
// bar (x) and down its way (y). 1.006: 0.6 % too large.
struct DrawnScale {
    double x = 1, y = 1;
    friend bool operator==(const DrawnScale&, const DrawnScale&) = default;
};

// The picture resampled so that its own resolution is true in both axes; its top left corner stays. As it
// came when it is true already (to 0.01 %) or the scale is no number between 0.5 and 2.
[[nodiscard]] hal::Image atTrueScale(const hal::Image& picture, const DrawnScale& drawn);

} // namespace imaging
