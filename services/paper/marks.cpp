#include "services/paper/marks.h"

#include <numbers>

#include "services/paper/sheet.h"

namespace paper {
namespace {

constexpr double kReferenceSize = 100;
constexpr double kTextShare = 0.58; // of the box's height
constexpr double kMarkGrey = 0.55;

void traceRounded(cairo_t* cairo, const BoxMm& box, double radiusMm) {
    constexpr double quarter = std::numbers::pi / 2;
    const double left = points(box.left);
    const double top = points(box.top);
    const double right = points(box.left + box.width);
    const double bottom = points(box.top + box.height);
    const double r = points(radiusMm);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right - r, top + r, r, -quarter, 0);
    cairo_arc(cairo, right - r, bottom - r, r, 0, quarter);
    cairo_arc(cairo, left + r, bottom - r, r, quarter, 2 * quarter);
    cairo_arc(cairo, left + r, top + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
}

} // namespace

DemonstrationMark::DemonstrationMark(const Typesetter& typesetter)
    : text_(typesetter.line("演示", kReferenceSize, Weight::Bold)) {}

void DemonstrationMark::draw(cairo_t* cairo, const BoxMm& box) const {
    cairo_save(cairo);
    traceRounded(cairo, box, box.height / 5);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_fill_preserve(cairo);
    cairo_set_source_rgb(cairo, kMarkGrey, kMarkGrey, kMarkGrey);
    cairo_set_line_width(cairo, points(box.height * 0.03));
    cairo_stroke(cairo);

    const Extents ink = extentsOf(text_.get());
    const double scale = points(box.height) * kTextShare / (ink.bottom - ink.top);
    cairo_translate(cairo, points(box.left + box.width / 2), points(box.top + box.height / 2));
    cairo_scale(cairo, scale, scale);
    showLine(cairo, text_.get(), -(ink.left + ink.right) / 2, -(ink.top + ink.bottom) / 2);
    cairo_restore(cairo);
}

void traceCard(cairo_t* cairo, const BoxMm& box) { traceRounded(cairo, box, hal::kCardCornerRadius.value); }

} // namespace paper
