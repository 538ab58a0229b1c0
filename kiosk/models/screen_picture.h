// Pictures in a size for the screen, made where time does not matter: off the GUI thread.
#pragma once

#include <cstdint>

#include "hal/base/image.h"

namespace kiosk {

// Half, a third, a quarter … of the picture, the least reduced that fits into `longestSide`; each pixel is
// the mean of those it stands for. A picture that fits is returned as it is. Any thread.
[[nodiscard]] hal::Image forScreen(const hal::Image& picture, int longestSide);

// A part of a picture, in its pixels, that lies wholly inside it.
struct Part {
    int left = 0, top = 0, width = 0, height = 0;
};

// The part in exactly width × height pixels of 0xFFRRGGBB, into rows of `rowPixels`: means where it shrinks,
// linear in between where it grows. Qt would do this on threads of its own, whose stacks keep the pixels
// after the visit.
void drawPart(const hal::Image& picture, const Part& part, int width, int height, std::uint32_t* rows,
              int rowPixels);

} // namespace kiosk
