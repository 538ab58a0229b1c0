// Measures on a picture what a ruler measures on paper.
#pragma once

#include "hal/base/image.h"

namespace rigs {

// The outer edges of the largest upright rectangle of dark lines, in millimetres from the picture's top left.
struct Box {
    double left = 0, top = 0, width = 0, height = 0;
};

// The picture must carry its resolution. All zero: there is no such rectangle.
[[nodiscard]] Box measureBox(const hal::Image& image);

} // namespace rigs
