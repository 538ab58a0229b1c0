// What the simulated flatbed sees of a picture.
#include "hal/sim/glass.h"

#include <cstring>

#include <gtest/gtest.h>

namespace {

using hal::sim::seenThroughGlass;

hal::Image flat(int width, int height, std::uint8_t value, std::optional<hal::Dpi> dpi,
                hal::PixelFormat format = hal::PixelFormat::Grey8) {
    hal::ImageBuilder builder(width, height, format);
    for (int y = 0; y < height; ++y)
        std::memset(builder.row(y), value, static_cast<std::size_t>(builder.stride()));
    return std::move(builder).finish(dpi);
}

hal::ScanRequest at(double dpi, hal::ScanMode mode = hal::ScanMode::Grey) {
    return {.mode = mode, .dpi = hal::Dpi{dpi}};
}

int darkPixels(const hal::Image& picture) {
    int count = 0;
    for (const std::uint8_t pixel : picture.bytes())
        count += pixel < 100 ? 1 : 0;
    return count;
}

TEST(Glass, ShowsTheLidWhereNothingLies) {
    const hal::Image seen = seenThroughGlass({}, at(75, hal::ScanMode::Colour));
    EXPECT_EQ(seen.width(), 620);
    EXPECT_EQ(seen.height(), 877);
    EXPECT_EQ(seen.channels(), 3);
    EXPECT_EQ(seen.dpi(), hal::Dpi{75});
    int lid = 0;
    for (const std::uint8_t pixel : seen.bytes())
        lid += pixel > 230 ? 1 : 0;
    EXPECT_EQ(lid, seen.width() * seen.height() * 3);
}

TEST(Glass, ShowsACardInItsTrueSizeAtEveryResolution) {
    const hal::Image card = flat(1011, 638, 20, hal::Dpi{300});
    for (const double dpi : {75.0, 150.0, 300.0}) {
        const double inchesSquared = darkPixels(seenThroughGlass(card, at(dpi))) / (dpi * dpi);
        EXPECT_NEAR(inchesSquared * 25.4 * 25.4, 85.6 * 54.0, 60) << dpi << " dpi";
    }
}

TEST(Glass, KnowsACardThatDoesNotSayItsResolution) {
    const hal::Image card = flat(2022, 1275, 20, std::nullopt);
    EXPECT_NEAR(darkPixels(seenThroughGlass(card, at(150))), 85.6 * 54.0 * 150 * 150 / 25.4 / 25.4, 2500);
}

TEST(Glass, CoversItselfWithASheet) {
    const hal::Image sheet = flat(2480, 3508, 20, std::nullopt);
    const hal::Image seen = seenThroughGlass(sheet, at(75));
    EXPECT_GT(darkPixels(seen), 0.99 * seen.width() * seen.height());
}

TEST(Glass, CutsOutTheAreaThatWasAskedFor) {
    hal::ScanRequest request = at(150);
    request.area = {hal::Millimetres{24}, hal::Millimetres{36}, hal::Millimetres{85.6}, hal::Millimetres{54}};
    const hal::Image seen = seenThroughGlass(flat(506, 319, 20, hal::Dpi{150}), request);
    EXPECT_GT(darkPixels(seen), 0.98 * seen.width() * seen.height()) << "exactly where a hand puts a card";
}

TEST(Glass, LosesColourOnlyWhenAskedForGrey) {
    hal::ImageBuilder red(1240, 1754, hal::PixelFormat::Rgb24);
    for (int y = 0; y < red.height(); ++y)
        for (int x = 0; x < red.width(); ++x)
            red.row(y)[3 * x] = 255;
    const hal::Image page = std::move(red).finish(hal::Dpi{150});
    const hal::Image colour = seenThroughGlass(page, at(150, hal::ScanMode::Colour));
    EXPECT_EQ(colour.row(5)[0], 255);
    EXPECT_EQ(colour.row(5)[1], 0);
    EXPECT_NEAR(seenThroughGlass(page, at(150)).row(5)[0], 77, 1);
}

} // namespace
