// What a finger writes: kept as strokes, drawn smoothly, bounded, and gone when it is cleared.
#include "kiosk/visit/signature.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

int darkest(const hal::Image& picture) {
    int least = 255;
    for (const std::uint8_t pixel : picture.bytes())
        least = std::min<int>(least, pixel);
    return least;
}

TEST(Signature, KeepsStrokesAsTheyWereWritten) {
    Signature signature;
    signature.move({0.5F, 0.5F}); // no pen on the glass yet
    EXPECT_TRUE(signature.empty());
    signature.press({0.1F, 0.2F});
    signature.move({0.3F, 0.2F});
    signature.move({0.3F, 0.2F}); // a finger that rests adds nothing
    signature.press({0.6F, 0.6F});
    ASSERT_EQ(signature.strokes().size(), 2U);
    EXPECT_EQ(signature.strokes()[0], (Stroke{{0.1F, 0.2F}, {0.3F, 0.2F}}));
    EXPECT_EQ(signature.strokes()[1].size(), 1U);
}

TEST(Signature, IsDrawnWhereThePenWent) {
    Signature signature;
    EXPECT_EQ(darkest(signature.picture(40, 20, 4)), 255);
    signature.press({0.25F, 0.5F});
    signature.move({0.75F, 0.5F});
    const hal::Image picture = signature.picture(40, 20, 4);
    EXPECT_EQ(picture.row(10)[20], 0);  // on the line
    EXPECT_EQ(picture.row(10)[10], 0);  // at its end
    EXPECT_EQ(picture.row(3)[20], 255); // above it
    EXPECT_EQ(picture.row(10)[2], 255); // before it
    EXPECT_EQ(picture.format(), hal::PixelFormat::Grey8);
}

TEST(Signature, ShowsADotAndStaysInsideItsField) {
    Signature signature;
    signature.press({0, 0});
    signature.press({1, 1});
    const hal::Image picture = signature.picture(30, 30, 6);
    EXPECT_EQ(picture.row(0)[0], 0);
    EXPECT_EQ(picture.row(29)[29], 0);
    EXPECT_EQ(picture.row(15)[15], 255);
}

TEST(Signature, IsBoundedAndGoneWhenCleared) {
    Signature signature;
    signature.press({0, 0});
    for (std::size_t i = 0; i < 2 * kMostPenPoints; ++i)
        signature.move({static_cast<float>(i % 100) / 100, 0.5F});
    EXPECT_EQ(signature.strokes()[0].size(), kMostPenPoints);
    signature.clear();
    EXPECT_TRUE(signature.empty());
    EXPECT_EQ(darkest(signature.picture(10, 10, 2)), 255);
}

} // namespace
} // namespace kiosk
