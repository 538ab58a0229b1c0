// A picture made ready for drawing: as a JPEG that a PDF takes over unchanged, or as pixels.
#pragma once

#include "hal/base/image.h"
#include "services/paper/handles.h"

namespace paper {

enum class Target { Pdf, Raster };

class Picture {
public:
    // Empty after a failure (no pixels, out of memory): see ok().
    Picture(const hal::Image& image, Target target, bool mono);

    [[nodiscard]] bool ok() const { return surface_ != nullptr; }
    // Stretches the whole picture over the rectangle (points), inside the current clip.
    void draw(cairo_t* cairo, double left, double top, double width, double height) const;

private:
    Owned<cairo_surface_t> surface_;
    Target target_;
};

} // namespace paper
