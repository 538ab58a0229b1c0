#include "services/paper/text_report.h"

#include "services/paper/sheet.h"
#include "services/paper/typesetter.h"

namespace paper {
namespace {

// Millimetres on the page.
constexpr double kMargin = 20, kRight = 190, kBottom = 272, kFoot = 284;
constexpr double kNameColumn = 20, kVerdictColumn = 70, kLineColumn = 100;
constexpr double kLineHeight = 5.4, kRowGap = 3;

// Points.
constexpr double kTitle = 20, kBody = 10, kSmall = 8;

class Pen {
public:
    explicit Pen(cairo_t* cairo) : cairo_(cairo) {}

    void write(const std::string& text, double xMm, double yMm, double size,
               Weight weight = Weight::Regular) {
        cairo_save(cairo_);
        cairo_rectangle(cairo_, 0, 0, points(kRight), points(hal::kA4Height.value));
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
    for (const std::string& line : row.lines) {
        pen.write(line, kLineColumn, y, kBody);
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
