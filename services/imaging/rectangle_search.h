// Private to this folder: where rectangles of the card's size may lie, by a matched filter.
#pragma once

#include <vector>

#include "services/imaging/raster.h"

namespace imaging {

struct Candidate {
    Point centre;     // pixels of the reduced picture
    double degrees{}; // of the card's long side, clockwise from the picture's x axis, [0, 180)
    double score{};   // 0..6
};

struct RectangleSearch {
    double widthMm = 85.6, heightMm = 54.0;
    double slackMm = 0.5;        // how far a side may lie from its place
    float clipOverNoise = 2.5F;  // gradients are clipped at so many times the median one
    std::vector<double> degrees; // angles to try, in [0, 90): each stands for both of the card's directions
    std::size_t most = 24;
};

// Best first, no two nearly the same. `centres`: where the card's middle may lie, in the reduced picture.
[[nodiscard]] std::vector<Candidate> searchRectangles(const Reduced& picture, const cv::Rect& centres,
                                                      const RectangleSearch& search);

// The angles in [0, 90) at which most edges of the region run, most likely first: a card's text and sides
// agree.
[[nodiscard]] std::vector<double> likelyAngles(const Reduced& picture, const cv::Rect& region,
                                               std::size_t most);

} // namespace imaging
