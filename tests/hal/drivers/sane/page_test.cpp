// Pages put together from every kind of data that SANE describes, and from devices that lie.
#include <gtest/gtest.h>

#include <numeric>

#include "hal/drivers/sane/page.h"

namespace hal::sane {
namespace {

SANE_Parameters parameters(SANE_Frame format, int width, int lines, int depth, int bytesPerLine) {
    return {format, SANE_TRUE, bytesPerLine, width, lines, depth};
}

constexpr PageLimits kLimits{100, 100};

PageAssembler begun(const SANE_Parameters& p) {
    auto assembler = PageAssembler::begin(p, kLimits);
    EXPECT_TRUE(assembler.has_value()) << assembler.error().detail;
    return *std::move(assembler);
}

Bytes count(int size) {
    Bytes bytes(size);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
    return bytes;
}

Bytes pixels(const Image& image) {
    Bytes all;
    for (int y = 0; y < image.height(); ++y)
        all.insert(all.end(), image.row(y), image.row(y) + image.width() * image.channels());
    return all;
}

TEST(SanePage, ColourArrivesInAnyPortions) {
    PageAssembler page = begun(parameters(SANE_FRAME_RGB, 2, 3, 8, 6));
    const Bytes data = count(18);
    ASSERT_TRUE(page.add(ByteView(data).first(7)).has_value());
    EXPECT_EQ(page.rows(), 1);
    ASSERT_TRUE(page.add(ByteView(data).subspan(7, 1)).has_value());
    ASSERT_TRUE(page.add(ByteView(data).subspan(8)).has_value());
    EXPECT_DOUBLE_EQ(*page.done(), 1.0);
    const auto image = std::move(page).finish(Dpi{300});
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(image->format(), PixelFormat::Rgb24);
    EXPECT_EQ(image->dpi(), Dpi{300});
    EXPECT_EQ(pixels(*image), data);
}

TEST(SanePage, PaddingAtTheEndOfALineIsNoPicture) {
    PageAssembler page = begun(parameters(SANE_FRAME_GRAY, 3, 2, 8, 4));
    ASSERT_TRUE(page.add(Bytes{1, 2, 3, 99, 4, 5, 6, 99}).has_value());
    EXPECT_EQ(pixels(*std::move(page).finish(Dpi{300})), (Bytes{1, 2, 3, 4, 5, 6}));
}

TEST(SanePage, SixteenBitsAreReducedToTheUpperEight) {
    PageAssembler page = begun(parameters(SANE_FRAME_GRAY, 2, 1, 16, 4));
    const std::uint16_t samples[] = {0x12FF, 0xFE00};
    ASSERT_TRUE(page.add(ByteView(reinterpret_cast<const std::uint8_t*>(samples), 4)).has_value());
    EXPECT_EQ(pixels(*std::move(page).finish(Dpi{300})), (Bytes{0x12, 0xFE}));
}

TEST(SanePage, OneBitIsBlackWhereItIsSet) {
    PageAssembler page = begun(parameters(SANE_FRAME_GRAY, 10, 1, 1, 2));
    ASSERT_TRUE(page.add(Bytes{0b10000001, 0b01000000}).has_value());
    EXPECT_EQ(pixels(*std::move(page).finish(Dpi{300})), (Bytes{0, 255, 255, 255, 255, 255, 255, 0, 255, 0}));
}

TEST(SanePage, ThreeFramesAreOneColourPicture) {
    PageAssembler page = begun(parameters(SANE_FRAME_RED, 2, 1, 8, 2));
    ASSERT_TRUE(page.add(Bytes{1, 2}).has_value());
    ASSERT_TRUE(page.nextFrame(parameters(SANE_FRAME_GREEN, 2, 1, 8, 2)).has_value());
    ASSERT_TRUE(page.add(Bytes{3, 4}).has_value());
    ASSERT_TRUE(page.nextFrame(parameters(SANE_FRAME_BLUE, 2, 1, 8, 2)).has_value());
    ASSERT_TRUE(page.add(Bytes{5, 6}).has_value());
    EXPECT_EQ(pixels(*std::move(page).finish(Dpi{300})), (Bytes{1, 3, 5, 2, 4, 6}));
}

TEST(SanePage, UnknownLengthEndsWhereTheDataEnds) {
    PageAssembler page = begun(parameters(SANE_FRAME_GRAY, 4, -1, 8, 4));
    EXPECT_EQ(page.done(), std::nullopt);
    ASSERT_TRUE(page.add(count(13)).has_value()); // three lines and a bit
    const auto image = std::move(page).finish(Dpi{300});
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(image->height(), 3);
    EXPECT_EQ(pixels(*image), count(12));
    EXPECT_EQ(image->bytes().size(), 12u);
}

TEST(SanePage, EndlessDataEndsAtTheAnnouncedOrLargestLength) {
    PageAssembler known = begun(parameters(SANE_FRAME_GRAY, 4, 2, 8, 4));
    ASSERT_TRUE(known.add(count(8)).has_value());
    EXPECT_EQ(known.add(count(1)).error().fault, Fault::BadData);

    PageAssembler unknown = begun(parameters(SANE_FRAME_GRAY, 1, -1, 8, 1));
    EXPECT_EQ(unknown.add(count(200)).error().fault, Fault::BadData);
}

TEST(SanePage, DimensionsThatTheDeviceCannotHaveAreBadData) {
    const SANE_Parameters wrong[] = {
        parameters(SANE_FRAME_GRAY, 0, 10, 8, 10),
        parameters(SANE_FRAME_GRAY, 10, 0, 8, 10),
        parameters(SANE_FRAME_GRAY, 10, -7, 8, 10),
        parameters(SANE_FRAME_GRAY, 2000000, 2000000, 8, 2000000),
        parameters(SANE_FRAME_GRAY, 120, 10, 8, 120),
        parameters(SANE_FRAME_GRAY, 10, 120, 8, 10),
        parameters(SANE_FRAME_RGB, 10, 10, 8, 29),
        parameters(SANE_FRAME_GRAY, 10, 10, 8, -10),
        parameters(SANE_FRAME_GRAY, 10, 10, 8, 2000000000),
    };
    for (const auto& p : wrong)
        EXPECT_EQ(PageAssembler::begin(p, kLimits).error().fault, Fault::BadData)
            << p.pixels_per_line << " " << p.lines;
}

TEST(SanePage, ALineOrTwoOfRoundingIsFine) {
    EXPECT_TRUE(PageAssembler::begin(parameters(SANE_FRAME_GRAY, 102, 101, 8, 102), kLimits).has_value());
}

TEST(SanePage, FormatsThatAreNoPictureAreUnsupported) {
    EXPECT_EQ(
        PageAssembler::begin(parameters(static_cast<SANE_Frame>(7), 10, 10, 8, 10), kLimits).error().fault,
        Fault::Unsupported);
    EXPECT_EQ(PageAssembler::begin(parameters(SANE_FRAME_GRAY, 10, 10, 4, 10), kLimits).error().fault,
              Fault::Unsupported);
}

TEST(SanePage, NothingAtAllIsBadData) {
    EXPECT_EQ(begun(parameters(SANE_FRAME_GRAY, 4, 2, 8, 4)).finish(Dpi{300}).error().fault, Fault::BadData);
}

} // namespace
} // namespace hal::sane
