// Private to this folder: a candidate rectangle measured side by side, and whether it is a card.
#pragma once

#include <optional>

#include "services/imaging/rectangle_search.h"
#include "services/imaging/side_fit.h"

namespace imaging {

// The card as it was found, long sides first: corner 0 to corner 1 is a long side, clockwise.
struct CardFit {
    Corners corners{};
    std::array<Edge, 4> edges{};  // top, right, bottom, left of that order
    double widthMm{}, heightMm{}; // as measured
    double weakest{};             // strength of the weakest side, 0..1
    double score{};               // to compare fits of one picture
    bool runsOn = false;          // a side goes on beyond its corner: not a card, or not all of it
    bool leaves = false;          // a corner lies outside the picture, by more than it may be measured amiss
    int sidesShown = 4;           // of which at least half lies in the picture
    double weakestShown{};        // the weakest of those, over the part of it that is shown
};

// On the glass the scale is exact: the four sides must stand 85.6 and 54.0 mm apart.
// nullopt: no four edges do.
[[nodiscard]] std::optional<CardFit> fitOnGlass(const Sampler& picture, Point centre, double degrees,
                                                double pixelsPerMm);

struct Format { // of what is looked for
    double widthMm = hal::kCardWidth.value, heightMm = hal::kCardHeight.value;
};

// Under a camera the desk may tilt: the sides make a quadrilateral that a card can cast through a lens.
// The fit's size is the best one near the format.
[[nodiscard]] std::optional<CardFit> fitUnderCamera(const Sampler& picture, Point centre, double degrees,
                                                    double scale, double pixelsPerMm,
                                                    const Format& format = {});

} // namespace imaging
