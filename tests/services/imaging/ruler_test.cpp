// The ruler page, drawn at a scale that is known to be wrong, and measured.
#include <cmath>

#include <gtest/gtest.h>

#include "services/imaging/ruler.h"
#include "services/paper/ruler_page.h"

namespace {

imaging::RulerDots ruler() {
    imaging::RulerDots dots;
    for (const paper::DotMm& dot : paper::rulerDots())
        dots.dots.push_back({dot.x, dot.y});
    dots.corner = {paper::rulerCornerDot().x, paper::rulerCornerDot().y};
    return dots;
}

// As a scanner sees the sheet that stretches by so many percent and is given a sheet a little askew.
hal::Image seen(const hal::Image& sheet, double percentX, double percentY, double degrees = 0) {
    const double sx = 1 + percentX / 100, sy = 1 + percentY / 100, turn = degrees * std::acos(-1) / 180;
    hal::ImageBuilder glass(sheet.width() + 60, sheet.height() + 60, hal::PixelFormat::Grey8);
    for (int y = 0; y < glass.height(); ++y)
        for (int x = 0; x < glass.width(); ++x) {
            const double ax = (x - 20) / sx, ay = (y - 20) / sy;
            const double u = ax * std::cos(turn) + ay * std::sin(turn),
                         v = ay * std::cos(turn) - ax * std::sin(turn);
            const int i = static_cast<int>(std::floor(u)), j = static_cast<int>(std::floor(v));
            if (i < 0 || j < 0 || i + 1 >= sheet.width() || j + 1 >= sheet.height()) {
                glass.row(y)[x] = 244;
                continue;
            }
            const double fx = u - i, fy = v - j;
            const double top = sheet.row(j)[i] * (1 - fx) + sheet.row(j)[i + 1] * fx;
            const double below = sheet.row(j + 1)[i] * (1 - fx) + sheet.row(j + 1)[i + 1] * fx;
            glass.row(y)[x] = static_cast<std::uint8_t>(std::lround(top * (1 - fy) + below * fy));
        }
    return std::move(glass).finish(sheet.dpi());
}

double errorPercent(double pixelsPerMm, hal::Dpi dpi) { return (pixelsPerMm / dpi.pixelsPerMm() - 1) * 100; }

TEST(Ruler, FindsTheErrorInBothAxes) {
    const hal::Dpi dpi{300};
    const auto sheet = paper::rulerRaster(dpi);
    ASSERT_TRUE(sheet);
    for (const double degrees : {0.0, 1.0, -2.5}) {
        const auto scale = imaging::measureRuler(seen(*sheet, 0.4, -0.2, degrees), ruler());
        ASSERT_TRUE(scale) << scale.error().detail;
        EXPECT_NEAR(errorPercent(scale->x, dpi), 0.4, 0.02);
        EXPECT_NEAR(errorPercent(scale->y, dpi), -0.2, 0.02);
        EXPECT_LT(scale->residual, 0.05);
    }
}

TEST(Ruler, IsFoundUpsideDown) {
    const hal::Dpi dpi{150};
    const auto sheet = paper::rulerRaster(dpi);
    ASSERT_TRUE(sheet);
    hal::ImageBuilder turned(sheet->width(), sheet->height(), hal::PixelFormat::Grey8);
    for (int y = 0; y < turned.height(); ++y)
        for (int x = 0; x < turned.width(); ++x)
            turned.row(y)[x] = sheet->row(sheet->height() - 1 - y)[sheet->width() - 1 - x];
    const auto scale = imaging::measureRuler(std::move(turned).finish(dpi), ruler());
    ASSERT_TRUE(scale) << scale.error().detail;
    EXPECT_NEAR(std::abs(scale->turnedDegrees), 180, 0.1);
    EXPECT_NEAR(errorPercent(scale->x, dpi), 0, 0.02);
}

TEST(Ruler, IsNotSeenWhereThereIsNone) {
    hal::ImageBuilder bare(600, 800, hal::PixelFormat::Rgb24);
    EXPECT_EQ(imaging::measureRuler(std::move(bare).finish(), ruler()).error().fault, hal::Fault::NoDocument);
    EXPECT_EQ(imaging::measureRuler(hal::Image{}, ruler()).error().fault, hal::Fault::NoDocument);
}

} // namespace
