// Private to this folder: where rectangles of the card's size may lie, by a matched filter.
#pragma once

#include <vector>

#include "services/imaging/raster.h"

namespace imaging {

struct Candidate {
    Point centre;     // pixels of the reduced picture
    double degrees{}; // of the card's long side, clockwise from the picture's x axis, [0, 180)
    double scale{};   // times the card's size
    double score{};   // 0..6
};

struct RectangleSearch {
    double widthMm = hal::kCardWidth.value, heightMm = hal::kCardHeight.value;
    std::vector<double> scales{1.0}; // a card nearer to the lens looks larger
    double slackMm = 0;              // how far a side may lie from its place
    float clipOverNoise = 2.5F;      // gradients are clipped at so many times the median one
    double stepDegrees = 2;          // between the angles that are tried
    std::size_t most = 6;
};

// Best first, no two nearly the same. `centres`: where the card's middle may lie, in the reduced picture.
[[nodiscard]] std::vector<Candidate> searchRectangles(const Reduced& picture, const cv::Rect& centres,
                                                      const RectangleSearch& search);

} // namespace imaging
