// An A4 sheet to draw on, in points (1/72 inch) from its top left corner: as PDF or as pixels.
#pragma once

#include <functional>

#include "hal/base/image.h"
#include "hal/base/result.h"
#include "hal/page_printer.h"
#include "services/paper/handles.h"

namespace paper {

inline constexpr double kPointsPerInch = 72.0;

[[nodiscard]] constexpr double points(double millimetres) {
    return millimetres * kPointsPerInch / hal::kMillimetresPerInch;
}

// Draws one page. It is called once for a PDF and once for each strip of a raster, so it keeps no state.
using Draw = std::function<void(cairo_t*)>;

// The file carries no title, author or date. Errors: BadData (cairo refused; its word in the detail).
[[nodiscard]] hal::Result<hal::PdfDocument> pdfSheets(const std::vector<Draw>& pages);

// Drawn strip by strip: beside the result a 600 dpi page needs 2 MB, not 139.
[[nodiscard]] hal::Result<hal::Image> rasterSheet(const Draw& draw, hal::Dpi dpi, bool grey);

} // namespace paper
