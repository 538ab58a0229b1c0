// Plain documents: straighten, crop, whiten.
#pragma once

#include <optional>

#include "hal/base/image.h"

namespace imaging {

struct CleanPage {
    hal::Image image;     // deskewed, cropped to the sheet, background white
    double skewDegrees{}; // clockwise, as found; what was taken out
    double widthMm{}, heightMm{};
};

struct PageRequest {
    bool crop = true; // to the sheet, where its outline is found; else the whole glass
    bool whiten = true;
};

// Needs a picture that knows its dpi. nullopt: the glass is empty.
[[nodiscard]] std::optional<CleanPage> cleanPage(const hal::Image& scan, const PageRequest& request = {});

} // namespace imaging
