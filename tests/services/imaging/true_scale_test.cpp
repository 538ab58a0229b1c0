// Pictures put right in each axis by itself.
#include "services/imaging/true_scale.h"

#include <cmath>
#include <cstring>
#include <limits>

#include <gtest/gtest.h>

namespace {

using imaging::atTrueScale;
using imaging::DrawnScale;

// A dark bar from `from` to `to` (pixels, with parts), across the picture or down it.
hal::Image withBar(int width, int height, bool across, double from, double to) {
    hal::ImageBuilder builder(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double at = across ? x : y;
            const double covered = std::clamp(at + 1 - from, 0.0, 1.0) - std::clamp(at + 1 - to, 0.0, 1.0);
            std::memset(builder.row(y) + 3 * x, static_cast<int>(250 - 200 * covered), 3);
        }
    return std::move(builder).finish(hal::Dpi{300});
}

// The bar's borders, to a part of a pixel, from how dark the picture is on one line.
std::pair<double, double> barOf(const hal::Image& picture, bool across) {
    double weight = 0, moment = 0;
    const int n = across ? picture.width() : picture.height();
    for (int i = 0; i < n; ++i) {
        const auto* pixel = across ? picture.row(picture.height() / 2) + 3 * i : picture.row(i);
        const double dark = (250.0 - *pixel) / 200;
        weight += dark;
        moment += dark * (i + 0.5);
    }
    return {moment / weight - weight / 2, moment / weight + weight / 2};
}

TEST(TrueScale, BringsEachAxisToItsOwnLength) {
    const DrawnScale drawn{1.006, 0.996};
    for (const bool across : {true, false}) {
        const double by = across ? drawn.x : drawn.y;
        const auto [from, to] =
            barOf(atTrueScale(withBar(1600, 1600, across, 100 * by, 1100 * by), drawn), across);
        EXPECT_NEAR(from, 100, 0.1);
        EXPECT_NEAR(to, 1100, 0.1);
    }
}

TEST(TrueScale, KeepsResolutionAndChangesTheSize) {
    const hal::Image right = atTrueScale(withBar(2000, 1000, true, 10, 20), {1.006, 0.996});
    EXPECT_EQ(right.dpi(), hal::Dpi{300});
    EXPECT_EQ(right.width(), 1988);
    EXPECT_EQ(right.height(), 1004);
}

TEST(TrueScale, LeavesAloneWhatIsTrueOrNonsense) {
    const hal::Image picture = withBar(50, 50, true, 10, 20);
    for (const DrawnScale drawn : {DrawnScale{1, 1},
                                   {1.00005, 0.99995},
                                   {0, 1},
                                   {1, -1},
                                   {std::numeric_limits<double>::quiet_NaN(), 1}})
        EXPECT_EQ(atTrueScale(picture, drawn).row(0), picture.row(0)) << "the same pixels";
    EXPECT_TRUE(atTrueScale({}, {1.006, 1}).empty());
}

} // namespace
