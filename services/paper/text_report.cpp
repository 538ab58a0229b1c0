#include "services/paper/text_report.h"

#include <algorithm>
#include <numbers>

#include "services/paper/sheet.h"
#include "services/paper/typesetter.h"

namespace paper {
namespace {

// Millimetres on the page.
constexpr double kMargin = 20, kRight = 190, kBottom = 272, kFoot = 284;
constexpr double kNameColumn = 20, kVerdictColumn = 58, kLineColumn = 80;
constexpr double kCurve = 168, kCurveHigh = 3.4;
constexpr double kLineHeight = 5.4, kRowGap = 3;

// Points.
constexpr double kTitle = 20, kBody = 10, kLine = 9, kSmall = 8;

class Pen {
public:
    explicit Pen(cairo_t* cairo) : cairo_(cairo) {}

    void write(const std::string& text, double xMm, double yMm, double size, Weight weight = Weight::Regular,
               double untilMm = kRight) {
        cairo_save(cairo_);
        cairo_rectangle(cairo_, 0, 0, points(untilMm), points(hal::kA4Height.value));
        cairo_clip(cairo_);
        const auto line = setter_.line(text, size, weight);
        showLine(cairo_, line.get(), points(xMm), points(yMm));
        cairo_restore(cairo_);
    }
    void rule(double yMm) {
        cairo_set_line_width(cairo_, 0.5);
        cairo_move_to(cairo_, points(kMargin), points(yMm));
        cairo_line_to(cairo_, points(kRight), points(yMm));
        cairo_stroke(cairo_);
    }
    // From the least to the most of the values; level when they are all the same. The last one has a dot.
    void curve(const std::vector<double>& values, double yMm) {
        if (values.size() < 2)
            return;
        const auto [least, most] = std::ranges::minmax(values);
        const double step = (kRight - kCurve) / static_cast<double>(values.size() - 1);
        const auto height = [&, low = least, high = most](double value) {
            return yMm - kCurveHigh * (high > low ? (value - low) / (high - low) : 0.5);
        };
        cairo_new_path(cairo_); // showing text leaves a point to go on from
        for (std::size_t i = 0; i < values.size(); ++i)
            cairo_line_to(cairo_, points(kCurve + step * static_cast<double>(i)), points(height(values[i])));
        cairo_set_line_width(cairo_, 0.8);
        cairo_stroke(cairo_);
        cairo_arc(cairo_, points(kRight), points(height(values.back())), 1.6, 0, 2 * std::numbers::pi);
        cairo_fill(cairo_);
    }
    // White on black: seen without colour, and on a fax.
    void warn(const std::string& text, double xMm, double yMm) {
        const auto line = setter_.line(text, kBody, Weight::Bold);
        const Extents extents = extentsOf(line.get());
        constexpr double pad = 2;
        cairo_rectangle(cairo_, points(xMm) - pad, points(yMm) - kBody, extents.advance + 2 * pad,
                        kBody + 2 * pad);
        cairo_fill(cairo_);
        cairo_set_source_rgb(cairo_, 1, 1, 1);
        showLine(cairo_, line.get(), points(xMm), points(yMm));
        cairo_set_source_rgb(cairo_, 0, 0, 0);
    }

private:
    cairo_t* cairo_;
    Typesetter setter_;
};

double heightOf(const TextReport::Row& row) {
    return kLineHeight * static_cast<double>(std::max<std::size_t>(row.lines.size(), 1)) + kRowGap;
}

double headHeight(const TextReport& report) {
    return 16 + kLineHeight * static_cast<double>(report.facts.size()) + 6;
}

// Which rows stand on which page.
std::vector<std::vector<const TextReport::Row*>> paginate(const TextReport& report) {
    std::vector<std::vector<const TextReport::Row*>> pages(1);
    double y = kMargin + headHeight(report);
    for (const TextReport::Row& row : report.rows) {
        if (y + heightOf(row) > kBottom && !pages.back().empty()) {
            pages.emplace_back();
            y = kMargin;
        }
        pages.back().push_back(&row);
        y += heightOf(row);
    }
    return pages;
}

double drawHead(Pen& pen, const TextReport& report) {
    double y = kMargin + 6;
    pen.write(report.title, kMargin, y, kTitle, Weight::Bold);
    y += 10;
    for (const auto& [name, value] : report.facts) {
        pen.write(name, kNameColumn, y, kBody);
        pen.write(value, kVerdictColumn, y, kBody, Weight::Bold);
        y += kLineHeight;
    }
    pen.rule(y);
    return kMargin + headHeight(report) + 2;
}

void drawRow(Pen& pen, const TextReport::Row& row, double y) {
    pen.write(row.name, kNameColumn, y, kBody, Weight::Bold);
    if (row.good)
        pen.write(row.verdict, kVerdictColumn, y, kBody);
    else
        pen.warn(row.verdict, kVerdictColumn, y);
    for (const TextReport::Line& line : row.lines) {
        const bool drawn = line.curve.size() > 1;
        pen.write(line.text, kLineColumn, y, kLine, Weight::Regular, drawn ? kCurve - 2 : kRight);
        pen.curve(line.curve, y);
        y += kLineHeight;
    }
}

} // namespace

hal::Result<hal::PdfDocument> textReport(const TextReport& report) {
    const auto pages = paginate(report);
    std::vector<Draw> draws;
    for (std::size_t number = 0; number < pages.size(); ++number)
        draws.emplace_back([&, number](cairo_t* cairo) {
            Pen pen(cairo);
            cairo_set_source_rgb(cairo, 0, 0, 0);
            double y = number == 0 ? drawHead(pen, report) : kMargin + 2;
            for (const TextReport::Row* row : pages[number]) {
                drawRow(pen, *row, y + kLineHeight / 2);
                y += heightOf(*row);
            }
            pen.write(report.foot + "   " + std::to_string(number + 1) + "/" + std::to_string(pages.size()),
                      kMargin, kFoot, kSmall);
        });
    return pdfSheets(draws);
}

} // namespace paper
