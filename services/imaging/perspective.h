// Private to this folder: what a quadrilateral in a camera's picture says about the rectangle that cast it.
#pragma once

#include <opencv2/core.hpp>

#include "services/imaging/find_card.h"

namespace imaging {

struct CastRectangle {
    double aspect{}; // width over height
    double width{};  // in pixels at the distance at which the scale was calibrated, as if seen straight from
                     // above
    double square{}; // cosine between its sides: 0 for a true rectangle
    double tiltDegrees{}; // of its plane against the picture's
};

// The lens is taken to look at the middle of the picture. Corners are clockwise from the top left.
[[nodiscard]] CastRectangle castRectangle(const Corners& corners, cv::Size picture);

} // namespace imaging
