// The slip on a page, for halls without a receipt printer: it fills the upper half, so that it can be folded.
#include <cairo.h>

#include "services/filing/qr.h"
#include "services/filing/slip.h"
#include "services/paper/sheet.h"
#include "services/paper/typesetter.h"

namespace filing {
namespace {

constexpr double kLeft = 25, kValue = 65; // millimetres on the sheet
constexpr double kTop = 30, kLine = 9;
constexpr double kCodeX = 125, kCodeY = 45, kCodeSide = 60;
constexpr double kTitle = 24, kNumber = 28, kBody = 13; // points

class Pen {
public:
    explicit Pen(cairo_t* cairo) : cairo_(cairo) { cairo_set_source_rgb(cairo_, 0, 0, 0); }
    void write(const std::string& text, double x, double y, double size,
               paper::Weight weight = paper::Weight::Regular) {
        const auto line = setter_.line(text, size, weight);
        paper::showLine(cairo_, line.get(), paper::points(x), paper::points(y));
    }
    void picture(const hal::Image& grey, double x, double y, double side) {
        const double module = paper::points(side) / grey.width();
        for (int row = 0; row < grey.height(); ++row)
            for (int column = 0; column < grey.width(); ++column)
                if (grey.row(row)[column] == 0)
                    cairo_rectangle(cairo_, paper::points(x) + column * module,
                                    paper::points(y) + row * module, module, module);
        cairo_fill(cairo_);
    }

private:
    cairo_t* cairo_;
    paper::Typesetter setter_;
};

void draw(cairo_t* cairo, const Slip& slip, const hal::Image& code) {
    Pen pen(cairo);
    pen.write(slip.title, kLeft, kTop, kTitle, paper::Weight::Bold);
    double y = kTop + 2 * kLine;
    pen.write(slip.number.label, kLeft, y, kBody);
    y += 1.5 * kLine;
    pen.write(slip.number.value, kLeft, y, kNumber, paper::Weight::Bold);
    y += 1.5 * kLine;
    for (const Slip::Pair& pair : slip.pairs) {
        pen.write(pair.label, kLeft, y, kBody);
        pen.write(pair.value, kValue, y, kBody, paper::Weight::Bold);
        y += kLine;
    }
    y += kLine;
    for (const std::string& note : slip.notes) {
        pen.write(note, kLeft, y, kBody);
        y += kLine;
    }
    pen.write(slip.codeHint, kLeft, y, kBody);
    pen.picture(code, kCodeX, kCodeY, kCodeSide);
}

} // namespace

hal::Result<hal::Image> pageOf(const Slip& slip, hal::Dpi dpi) {
    const auto code = qrPicture(slip.code, 1);
    if (!code)
        return tl::make_unexpected(code.error());
    return paper::rasterSheet([&](cairo_t* cairo) { draw(cairo, slip, *code); }, dpi, true);
}

} // namespace filing
