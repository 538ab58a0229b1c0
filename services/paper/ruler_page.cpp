#include "services/paper/ruler_page.h"

#include <cmath>
#include <numbers>

#include "services/paper/sheet.h"

namespace paper {
namespace {

constexpr double kColumns[] = {25, 105, 185}; // millimetres
constexpr double kRows[] = {30, 148.5, 267};  // within what any printer reaches
constexpr DotMm kCorner{40, 30};
constexpr double kRulerX = 20, kRulerY = 200; // where the rulers begin
constexpr int kRulerWide = 170, kRulerHigh = 150;
constexpr double kHairline = 0.1;

void dot(cairo_t* cairo, const DotMm& at) {
    cairo_arc(cairo, points(at.x), points(at.y), points(kRulerDot / 2), 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
}

double tick(int millimetre) { return millimetre % 10 == 0 ? 6 : millimetre % 5 == 0 ? 4 : 2.5; }

void line(cairo_t* cairo, double x0, double y0, double x1, double y1) {
    cairo_move_to(cairo, points(x0), points(y0));
    cairo_line_to(cairo, points(x1), points(y1));
    cairo_stroke(cairo);
}

void draw(cairo_t* cairo) {
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (const DotMm& at : rulerDots())
        dot(cairo, at);
    dot(cairo, rulerCornerDot());
    cairo_set_line_width(cairo, points(kHairline));
    for (int mm = 0; mm <= kRulerWide; ++mm)
        line(cairo, kRulerX + mm, kRulerY, kRulerX + mm, kRulerY + tick(mm));
    for (int mm = 0; mm <= kRulerHigh; ++mm)
        line(cairo, 60, 45 + mm, 60 + tick(mm), 45 + mm);
}

} // namespace

std::vector<DotMm> rulerDots() {
    std::vector<DotMm> dots;
    for (const double y : kRows)
        for (const double x : kColumns)
            dots.push_back({x, y});
    return dots;
}

DotMm rulerCornerDot() { return kCorner; }

hal::Result<hal::PdfDocument> rulerPdf() { return pdfSheets({draw}); }
hal::Result<hal::Image> rulerRaster(hal::Dpi dpi) { return rasterSheet(draw, dpi, true); }

} // namespace paper
