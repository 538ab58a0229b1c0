// A page to measure printers and scanners with: rulers for the eye, dots at known places for the machine.
#pragma once

#include <vector>

#include "hal/page_printer.h"

namespace paper {

struct DotMm { // the centre, from the sheet's top left corner
    double x{}, y{};
};
inline constexpr const char* kRulerName = "banshi ruler page 1"; // changes with what is drawn
inline constexpr double kRulerDot = 6;                           // millimetres across, filled

// Nine dots, row by row: a grid of 3 × 3. A tenth beside the first shows which corner is the top left one.
[[nodiscard]] std::vector<DotMm> rulerDots();
[[nodiscard]] DotMm rulerCornerDot();

// A4 at 1:1. Errors: BadData (the drawing library refused).
[[nodiscard]] hal::Result<hal::PdfDocument> rulerPdf();
[[nodiscard]] hal::Result<hal::Image> rulerRaster(hal::Dpi dpi); // Grey8

} // namespace paper
