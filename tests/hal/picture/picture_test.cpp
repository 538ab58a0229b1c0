// Pictures of every kind that scanners, phones and mischief send.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/picture/picture.h"

namespace hal {
namespace {

Bytes fixture(const std::string& name) {
    std::ifstream file(std::string(BANSHI_FIXTURES "/pictures/") + name, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

// The colour fixtures are 24 × 16: red on the left, blue on the right.
void expectRedAndBlue(const Image& picture, int tolerance) {
    ASSERT_EQ(picture.format(), PixelFormat::Rgb24);
    ASSERT_EQ(picture.width(), 24);
    ASSERT_EQ(picture.height(), 16);
    const int red[] = {200, 30, 40}, blue[] = {20, 60, 220};
    for (int c = 0; c < 3; ++c) {
        EXPECT_NEAR(picture.row(12)[3 * 3 + c], red[c], tolerance) << "channel " << c;
        EXPECT_NEAR(picture.row(12)[20 * 3 + c], blue[c], tolerance) << "channel " << c;
    }
}

class ColourPicture : public testing::TestWithParam<const char*> {};

TEST_P(ColourPicture, DecodesToTheSameRedAndBlue) {
    const auto picture = decodePicture(fixture(GetParam()));
    ASSERT_TRUE(picture) << picture.error().detail;
    expectRedAndBlue(*picture, 6);
}

INSTANTIATE_TEST_SUITE_P(OfEveryKind, ColourPicture,
                         testing::Values("rgb.jpg", "progressive.jpg", "cmyk.jpg", "ycck.jpg", "exif240.jpg",
                                         "rgb.png", "palette.png", "interlaced.png", "rgb16.png",
                                         "alpha.png"));

TEST(Picture, LaysTransparencyOnWhite) {
    for (const auto* name : {"alpha.png", "palette_transparent.png"}) {
        const auto picture = decodePicture(fixture(name));
        ASSERT_TRUE(picture) << name;
        EXPECT_EQ(picture->row(2)[0], 255) << name;
        EXPECT_EQ(picture->row(2)[1], 255) << name;
        EXPECT_EQ(picture->row(12)[20 * 3 + 2], 220) << name;
    }
}

TEST(Picture, KeepsGreyGreyWithEightBits) {
    for (const auto* name : {"grey.jpg", "grey16.png", "bilevel.png", "greyalpha.png"}) {
        const auto picture = decodePicture(fixture(name));
        ASSERT_TRUE(picture) << name;
        EXPECT_EQ(picture->format(), PixelFormat::Grey8) << name;
    }
    const auto ramp = decodePicture(fixture("grey16.png"));
    EXPECT_EQ(ramp->row(0)[0], 0);
    EXPECT_NEAR(ramp->row(0)[12], 133, 1);
    EXPECT_EQ(ramp->row(0)[23], 255);
}

TEST(Picture, KnowsItsResolutionFromEachKindOfHeader) {
    EXPECT_EQ(inspectPicture(fixture("rgb.jpg"))->dpi, Dpi{300});     // JFIF
    EXPECT_EQ(inspectPicture(fixture("exif240.jpg"))->dpi, Dpi{240}); // Exif
    EXPECT_EQ(inspectPicture(fixture("rgb.png"))->dpi, Dpi{300});     // pHYs
    EXPECT_EQ(inspectPicture(fixture("palette.png"))->dpi, std::nullopt);
    EXPECT_EQ(decodePicture(fixture("rgb.png"))->dpi(), Dpi{300});
}

TEST(Picture, IsJudgedByItsHeaderBeforeItIsDecoded) {
    const auto bomb = inspectPicture(fixture("claims_2000000.png"));
    ASSERT_FALSE(bomb);
    EXPECT_EQ(bomb.error().fault, Fault::Unsupported);
    EXPECT_EQ(decodePicture(fixture("claims_2000000.png")).error().fault, Fault::Unsupported);
    EXPECT_EQ(decodePicture(fixture("rgb.png"), {.pixels = 100}).error().fault, Fault::Unsupported);
    EXPECT_EQ(decodePicture(fixture("rgb.png"), {.memory = 100}).error().fault, Fault::Unsupported);
}

TEST(Picture, CountsTheCoefficientsOfAProgressiveJpeg) {
    EXPECT_GT(inspectPicture(fixture("progressive.jpg"))->memory,
              2 * inspectPicture(fixture("rgb.jpg"))->memory);
}

TEST(Picture, IsSniffedByContentNotByName) {
    EXPECT_EQ(decodePicture(fixture("text.jpg")).error().fault, Fault::BadData);
    EXPECT_EQ(decodePicture({}).error().fault, Fault::BadData);
    EXPECT_EQ(inspectPicture(fixture("rgb.png"))->format, PictureFormat::Png);
}

TEST(Picture, IsNeverHalfAPicture) {
    for (const auto* name : {"rgb.jpg", "progressive.jpg", "grey.jpg", "rgb.png", "interlaced.png"}) {
        const auto whole = fixture(name);
        for (std::size_t size = 0; size + 2 < whole.size(); ++size) { // the two bytes of EOI may be missed
            const auto cut = decodePicture(ByteView(whole).first(size));
            ASSERT_FALSE(cut) << name << " cut at " << size << " of " << whole.size();
            ASSERT_EQ(cut.error().fault, Fault::BadData) << name;
        }
    }
}

TEST(Picture, SurvivesEveryFlippedByte) {
    for (const auto* name : {"ycck.jpg", "progressive.jpg", "exif240.jpg", "palette.png", "interlaced.png"}) {
        const auto whole = fixture(name);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            auto bytes = whole;
            bytes[at] ^= 0xFF;
            const auto picture = decodePicture(bytes, {.pixels = 1'000'000});
            if (picture) {
                ASSERT_EQ(picture->bytes().size(), std::size_t(picture->stride()) * picture->height());
            }
        }
    }
}

TEST(Picture, ComesBackFromPngAsItWas) {
    ImageBuilder builder(7, 5, PixelFormat::Rgb24);
    for (int y = 0; y < 5; ++y)
        for (int i = 0; i < 21; ++i)
            builder.row(y)[i] = static_cast<std::uint8_t>(y * 40 + i);
    const auto picture = std::move(builder).finish(Dpi{600});
    const auto again = decodePicture(*encodePng(picture));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->dpi(), Dpi{600});
    EXPECT_TRUE(std::ranges::equal(again->bytes(), picture.bytes()));
}

TEST(Picture, ComesBackFromJpegNearly) {
    const auto picture = *decodePicture(fixture("rgb.png"));
    const auto again = decodePicture(*encodeJpeg(picture, 95));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->dpi(), Dpi{300});
    expectRedAndBlue(*again, 8);
}

TEST(Picture, HasNoFileWhenItIsEmpty) {
    EXPECT_EQ(encodePng(Image{}).error().fault, Fault::BadData);
    EXPECT_EQ(encodeJpeg(Image{}).error().fault, Fault::BadData);
}

} // namespace
} // namespace hal
