// PWG raster: what is written is read again as the same picture, and what is no raster is refused.
#include <gtest/gtest.h>

#include "hal/drivers/cups/pwg_raster.h"
#include "tests/hal/drivers/cups/pictures.h"
#include "tests/rigs/measure.h"

namespace hal::cups {
namespace {

Image noise(int width, int height, PixelFormat format) {
    ImageBuilder builder(width, height, format);
    std::uint32_t seed = 7;
    for (int y = 0; y < height; ++y)
        for (int i = 0; i < builder.stride(); ++i) {
            seed = seed * 1664525 + 1013904223;
            // Runs of every length: colours change at random, lines are repeated now and then.
            const bool keep = (seed >> 28) > 3 && i >= static_cast<int>(format);
            builder.row(y)[i] = y % 5 == 3 ? builder.row(y - 1)[i]
                                : keep     ? builder.row(y)[i - static_cast<int>(format)]
                                           : static_cast<std::uint8_t>(seed >> 16);
        }
    return std::move(builder).finish(Dpi{300});
}

bool same(const Image& a, const Image& b) {
    return a.width() == b.width() && a.height() == b.height() && a.format() == b.format() &&
           std::ranges::equal(a.bytes(), b.bytes());
}

std::vector<RasterPage> written(const Image& image, RasterColour colour) {
    SecretBytes stream = beginRaster();
    const auto page = encodeRasterPage(image, colour, 1);
    stream.insert(stream.end(), page.begin(), page.end());
    auto pages = decodeRaster(stream);
    EXPECT_TRUE(pages.has_value()) << pages.error().detail;
    return pages ? *std::move(pages) : std::vector<RasterPage>{};
}

TEST(PwgRaster, AnyPictureComesBackAsItWas) {
    for (const int width : {1, 2, 3, 127, 128, 129, 130, 257, 1000})
        for (const PixelFormat format : {PixelFormat::Grey8, PixelFormat::Rgb24}) {
            const Image image = noise(width, 40, format);
            const auto pages = written(image, RasterColour::Rgb);
            ASSERT_EQ(pages.size(), 1u);
            EXPECT_TRUE(same(pages[0].image, image)) << width;
        }
}

TEST(PwgRaster, ManyEqualLinesAreOne) {
    ImageBuilder builder(100, 1000, PixelFormat::Grey8);
    const Image image = std::move(builder).finish(Dpi{300});
    EXPECT_LT(encodeRasterPage(image, RasterColour::Grey, 1).size(), 1796u + 4 * 4u);
    EXPECT_TRUE(same(written(image, RasterColour::Grey)[0].image, image));
}

TEST(PwgRaster, TheSquareKeepsItsHundredMillimetres) {
    for (const double dpi : {300.0, 600.0}) {
        const auto pages = written(squareSheet(Dpi{dpi}), RasterColour::Grey);
        ASSERT_EQ(pages.size(), 1u);
        EXPECT_EQ(pages[0].image.dpi(), Dpi{dpi});
        EXPECT_EQ(pages[0].image.format(), PixelFormat::Grey8);
        const auto box = rigs::measureBox(pages[0].image);
        EXPECT_NEAR(box.width, 100, 0.06);
        EXPECT_NEAR(box.left, 20, 0.06);
    }
}

TEST(PwgRaster, ColourBecomesGreyAsTheEyeSeesIt) {
    ImageBuilder builder(3, 1, PixelFormat::Rgb24);
    const std::uint8_t pixels[] = {255, 0, 0, 0, 255, 0, 0, 0, 255};
    std::copy(std::begin(pixels), std::end(pixels), builder.row(0));
    const auto pages = written(std::move(builder).finish(Dpi{300}), RasterColour::Grey);
    const auto grey = pages[0].image.bytes();
    EXPECT_EQ(std::vector<int>(grey.begin(), grey.end()), (std::vector{76, 150, 29}));
}

TEST(PwgRaster, HeaderStandsAsTheStandardHasIt) {
    const auto page = encodeRasterPage(squareSheet(), RasterColour::Rgb, 2);
    const auto word = [&](std::size_t at) {
        return page[at] << 24 | page[at + 1] << 16 | page[at + 2] << 8 | page[at + 3];
    };
    EXPECT_EQ(asText(ByteView(page).first(9)), "PwgRaster");
    EXPECT_EQ(word(276), 300);
    EXPECT_EQ(word(352), 595); // A4 in points
    EXPECT_EQ(word(372), 2480);
    EXPECT_EQ(word(376), 3508);
    EXPECT_EQ(word(388), 24);
    EXPECT_EQ(word(392), 7440);
    EXPECT_EQ(word(400), 19);
    EXPECT_EQ(word(420), 3);
    EXPECT_EQ(word(452), 2);
    EXPECT_EQ(asText(ByteView(page).subspan(1732, 16)), "iso_a4_210x297mm");
}

TEST(PwgRaster, WhatIsCutOrNoRasterIsBadData) {
    SecretBytes stream = beginRaster();
    const auto page = encodeRasterPage(noise(50, 20, PixelFormat::Rgb24), RasterColour::Rgb, 1);
    stream.insert(stream.end(), page.begin(), page.end());
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{3}, std::size_t{5}, std::size_t{1799}, stream.size() - 1})
        EXPECT_EQ(decodeRaster(ByteView(stream).first(size)).error().fault, Fault::BadData) << size;
    stream[4 + 372] = 0x7F; // a width beyond all measure
    EXPECT_EQ(decodeRaster(stream).error().fault, Fault::BadData);
    EXPECT_TRUE(decodeRaster(beginRaster())->empty());
}

} // namespace
} // namespace hal::cups
