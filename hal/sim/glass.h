// What a flatbed sees of a picture that lies on its glass.
#pragma once

#include "hal/base/image.h"
#include "hal/scanner.h"

namespace hal::sim {

// The requested area at the requested resolution, in the requested colours. A picture that is as wide as a
// sheet is the whole glass and starts at its origin; a smaller one lies a little way in, on the white lid.
// A picture that does not say its resolution is an ID-1 card when it has a card's proportions, else a sheet.
// An empty picture: the bare lid. Pixels come through untouched when the resolutions agree.
// `drawn`: how many times too large the scanner draws, in each axis.
struct Drawn {
    double x = 1, y = 1;
};
[[nodiscard]] Image seenThroughGlass(const Image& picture, const ScanRequest& request, Drawn drawn = {});

} // namespace hal::sim
