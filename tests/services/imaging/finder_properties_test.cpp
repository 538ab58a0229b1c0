// What must hold for any picture: nothing crashes the finder, and an answer turns with its picture.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "services/imaging/page.h"
#include "tests/services/imaging/specimen.h"

namespace imaging {
namespace {

constexpr double kFlatbed = 300 / 25.4; // pixels a millimetre

const Templates& templates() {
    static const Templates loaded = loadTemplates(defaultTemplates()).value();
    return loaded;
}

test::Specimen specimen(const std::string& file) {
    const auto all = test::specimens(BANSHI_FIXTURES "/cards");
    const auto found = std::find_if(all.begin(), all.end(), [&](auto& s) { return s.file == file; });
    return found == all.end() ? test::Specimen{} : *found;
}

hal::Image uniform(int width, int height, std::uint8_t grey) {
    hal::ImageBuilder builder(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        std::fill_n(builder.row(y), builder.stride(), grey);
    return std::move(builder).finish(hal::Dpi{300});
}

hal::Image noise(int width, int height) {
    std::mt19937 random(7);
    hal::ImageBuilder builder(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        std::generate_n(builder.row(y), builder.stride(),
                        [&] { return static_cast<std::uint8_t>(random() & 255U); });
    return std::move(builder).finish(hal::Dpi{300});
}

hal::Image turnedClockwise(const hal::Image& picture) {
    const int n = picture.channels();
    hal::ImageBuilder builder(picture.height(), picture.width(), picture.format());
    for (int y = 0; y < picture.width(); ++y)
        for (int x = 0; x < picture.height(); ++x)
            std::copy_n(picture.row(picture.height() - 1 - x) + y * n, n, builder.row(y) + x * n);
    return std::move(builder).finish(picture.dpi());
}

TEST(Finder, SeesNoCardInPicturesOfNothing) {
    for (const auto source : {Source::Flatbed, Source::Camera})
        for (const auto& picture :
             {hal::Image{}, uniform(1, 1, 255), uniform(1, 3000, 255), uniform(5000, 3, 0),
              uniform(1240, 1754, 128), noise(1, 1), noise(900, 1200), noise(6000, 2)})
            for (const double scale : {kFlatbed, 0.001, 5.9, 1e5}) {
                const auto finding = findCard(picture, scale, source, templates());
                EXPECT_NE(finding.verdict, Verdict::Card) << picture.width() << " × " << picture.height();
                EXPECT_TRUE(finding.cards.empty());
            }
}

TEST(Finder, RefusesAScaleThatIsNone) {
    const auto picture = specimen("dev_014_fb_dark.jpg").picture(BANSHI_FIXTURES "/cards");
    for (const double scale : {0.0, -1.0, std::nan("")})
        EXPECT_EQ(findCard(picture, scale, Source::Flatbed, templates()).verdict, Verdict::None);
}

TEST(Finder, TurnsItsAnswerWithThePicture) {
    const auto known = specimen("dev_014_fb_dark.jpg");
    auto picture = known.picture(BANSHI_FIXTURES "/cards");
    auto corners = known.cards.at(0).corners;
    for (int quarter = 0; quarter < 4; ++quarter) {
        const auto finding = findCard(picture, known.pixelsPerMm, Source::Flatbed, templates());
        ASSERT_EQ(finding.verdict, Verdict::Card) << quarter;
        EXPECT_LT(test::worstCorner(finding.cards[0].corners, corners, known.pixelsPerMm), 0.3) << quarter;
        EXPECT_EQ(finding.cards[0].side, known.cards[0].side);
        for (auto& corner : corners)
            corner = {picture.height() - 1 - corner.y, corner.x};
        picture = turnedClockwise(picture);
    }
}

TEST(Finder, StartsNoThread) {
    const auto threads = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
    };
    const auto known = specimen("dev_023_dc_white.jpg");
    const auto picture = known.picture(BANSHI_FIXTURES "/cards");
    const auto before = threads();
    EXPECT_EQ(findCard(picture, known.pixelsPerMm, Source::Camera, templates()).verdict, Verdict::Card);
    EXPECT_EQ(threads(), before) << "its CPU time would not be the search's alone";
}

TEST(GuessSide, OfNothingIsUnknown) {
    EXPECT_EQ(guessSide({}, templates()).side, Side::Unknown);
    for (const auto& picture : {uniform(1, 1, 200), uniform(1011, 638, 200), noise(1011, 638)})
        EXPECT_EQ(guessSide(picture, templates()).side, Side::Unknown);
    EXPECT_EQ(guessSide(uniform(1011, 638, 0), {}).side, Side::Unknown);
}

TEST(Rectify, HasTheCardsSizeWhateverTheCorners) {
    const auto picture = uniform(200, 100, 90);
    const Corners outside{{{-900, -900}, {-800, -900}, {-800, -850}, {-900, -850}}};
    const Corners point{{{5, 5}, {5, 5}, {5, 5}, {5, 5}}};
    const Corners wide{{{-1e4, -1e4}, {1e4, -1e4}, {1e4, 1e4}, {-1e4, 1e4}}};
    for (const auto& corners : {outside, point, wide}) {
        const auto card = rectify(picture, corners, hal::Dpi{300});
        EXPECT_EQ(card.width(), 1011);
        EXPECT_EQ(card.height(), 638);
    }
    EXPECT_TRUE(rectify({}, wide, hal::Dpi{300}).empty());
}

TEST(CleanPage, OfNothingIsNothing) {
    for (const auto& picture :
         {hal::Image{}, uniform(1, 1, 255), uniform(2, 4000, 255), uniform(1240, 1754, 250)})
        EXPECT_FALSE(cleanPage(picture));
}

TEST(CleanPage, FindsNothingToStraightenOnACleanPage) {
    const auto known = specimen("dev_036_page.jpg");
    const auto once = cleanPage(known.picture(BANSHI_FIXTURES "/cards"));
    ASSERT_TRUE(once);
    const auto twice = cleanPage(once->image);
    ASSERT_TRUE(twice);
    EXPECT_NEAR(twice->skewDegrees, 0, 0.2) << "what the eye does not see";
}

} // namespace
} // namespace imaging
