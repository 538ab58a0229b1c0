// Finds one ID-1 card in a picture, or says why there is none to be trusted.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "hal/base/image.h"
#include "services/imaging/templates.h"

namespace imaging {

struct Point { // pixels of the picture; the centre of the top left pixel is (0, 0)
    double x{};
    double y{};
};

// The virtual, unrounded corners of the upright card: top left, top right, bottom right, bottom left.
// With Side::Unknown: clockwise from the one nearest the picture's top left.
using Corners = std::array<Point, 4>;

enum class Source { Flatbed, Camera };

enum class Verdict {
    Card,      // exactly one, edges and size agree
    Uncertain, // probably one: show the corners and let the resident confirm or drag them
    None,      // nothing on the glass
    Multiple,
    Partial,   // leaves the picture
    WrongSize, // a card, but not 85.6 × 54.0 mm
    Sheet,     // a sheet of paper
};
[[nodiscard]] std::string_view toString(Verdict verdict); // "card", "wrong_size", …

struct FoundCard {
    Corners corners{};
    Side side = Side::Unknown;
    std::optional<double> rotation; // degrees clockwise from upright, [0, 360); none: side unknown
    double confidence{};            // 0..1
};

struct Finding {
    Verdict verdict = Verdict::None;
    std::vector<FoundCard> cards; // Card, Uncertain: one; Multiple: each; else none
};

// Pure and single-threaded. `pixelsPerMm` is exact for a flatbed and calibrated (±3 %) for a camera.
[[nodiscard]] Finding findCard(const hal::Image& picture, double pixelsPerMm, Source source,
                               const Templates& templates);

// The card alone, upright, 85.6 × 54.0 mm at `dpi` (1011 × 638 at 300), resampled from the four corners.
[[nodiscard]] hal::Image rectify(const hal::Image& picture, const Corners& corners, hal::Dpi dpi);

// A 180° turn of a rectified card: what the resident's "turn" button does.
[[nodiscard]] hal::Image turned(const hal::Image& card);

} // namespace imaging
