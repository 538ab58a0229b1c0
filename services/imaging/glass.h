// Private to this folder: what lies on a scanner's glass, before anybody knows what it is.
#pragma once

#include <vector>

#include "services/imaging/raster.h"

namespace imaging {

// Ink and edges that lie together: a card, a sheet, two cards side by side. Dirt is left out.
struct Patch {
    cv::Rect box;                   // pixels of the reduced picture
    std::vector<cv::Point> ink;     // every pixel that stands out
    double lengthMm{}, breadthMm{}; // of the smallest rectangle around it
    bool atBorder = false;          // may go on outside the picture
    bool fitsACard = false;         // a card is large enough to show all of it
};

// Largest first. The outermost millimetres, where the platen's edge shows, count for nothing.
[[nodiscard]] std::vector<Patch> patchesOnGlass(const Reduced& picture);

// What of a patch lies more than `marginPixels` beside all of these cards; its ink may be empty.
[[nodiscard]] Patch besides(const Patch& patch, const std::vector<Corners>& cardsInReduced,
                            double marginPixels, const Reduced& picture);

} // namespace imaging
