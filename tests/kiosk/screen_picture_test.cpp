// Pictures at the very size in which they are shown.
#include "kiosk/models/screen_picture.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk {
namespace {

using testing::Each;
using testing::ElementsAre;

hal::Image picture(int width, int height, const std::vector<std::uint8_t>& values, hal::PixelFormat format) {
    hal::ImageBuilder builder(width, height, format);
    for (int y = 0; y < height; ++y)
        for (int i = 0; i < width * static_cast<int>(format); ++i)
            builder.row(y)[i] = values[static_cast<std::size_t>(y * width * static_cast<int>(format) + i)];
    return std::move(builder).finish();
}

std::vector<std::uint32_t> drawn(const hal::Image& image, const Part& part, int width, int height) {
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width * height));
    drawPart(image, part, width, height, pixels.data(), width);
    return pixels;
}

TEST(ScreenPicture, IsTheSamePixelsAtItsOwnSize) {
    const auto image = picture(2, 1, {1, 2, 3, 250, 251, 252}, hal::PixelFormat::Rgb24);
    EXPECT_THAT(drawn(image, {0, 0, 2, 1}, 2, 1), ElementsAre(0xFF010203, 0xFFFAFBFC));
}

TEST(ScreenPicture, TakesMeansWhereItShrinks) {
    const auto image = picture(4, 2, {0, 100, 8, 8, 100, 200, 8, 8}, hal::PixelFormat::Grey8);
    EXPECT_THAT(drawn(image, {0, 0, 4, 2}, 2, 1), ElementsAre(0xFF646464, 0xFF080808));
    // Three columns into two: the middle one goes half to each.
    const auto odd = picture(3, 1, {0, 60, 120}, hal::PixelFormat::Grey8);
    EXPECT_THAT(drawn(odd, {0, 0, 3, 1}, 2, 1), ElementsAre(0xFF141414, 0xFF646464));
}

TEST(ScreenPicture, GoesEvenlyFromPixelToPixelWhereItGrows) {
    const auto image = picture(2, 1, {0, 100}, hal::PixelFormat::Grey8);
    EXPECT_THAT(drawn(image, {0, 0, 2, 1}, 4, 1),
                ElementsAre(0xFF000000, 0xFF191919, 0xFF4B4B4B, 0xFF646464));
}

TEST(ScreenPicture, TakesNothingFromOutsideThePart) {
    std::vector<std::uint8_t> values(9 * 9, 255);
    for (int y = 3; y < 6; ++y)
        for (int x = 3; x < 6; ++x)
            values[static_cast<std::size_t>(y * 9 + x)] = 7;
    const auto image = picture(9, 9, values, hal::PixelFormat::Grey8);
    for (const int size : {1, 2, 3, 5, 40})
        EXPECT_THAT(drawn(image, {3, 3, 3, 3}, size, size), Each(0xFF070707)) << size;
}

} // namespace
} // namespace kiosk
