// Pictures in a size for the screen, made where time does not matter: off the GUI thread.
#pragma once

#include "hal/base/image.h"

namespace kiosk {

// Half, a third, a quarter … of the picture, the least reduced that fits into `longestSide`; each pixel is
// the mean of those it stands for. A picture that fits is returned as it is. Any thread.
[[nodiscard]] hal::Image forScreen(const hal::Image& picture, int longestSide);

} // namespace kiosk
