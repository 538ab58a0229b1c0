// A forgotten card is noticed, dust is not mistaken for one.
#include <gtest/gtest.h>

#include "fixtures.h"
#include "services/copying/copying.h"

namespace copying {
namespace {

TEST(LeftBehind, SeesACardOnTheGlass) {
    EXPECT_TRUE(liesOnGlass(quickLook(kFront)));
    EXPECT_TRUE(liesOnGlass(quickLook(kBack)));
}

TEST(LeftBehind, SeesAPaleCardOnAPaleLid) { EXPECT_TRUE(liesOnGlass(quickLook(kPaleOnPale))); }

TEST(LeftBehind, SeesACardThatLiesHalfOutsideAndASheet) {
    EXPECT_TRUE(liesOnGlass(quickLook(kHalfCard)));
    EXPECT_TRUE(liesOnGlass(quickLook(kSheet)));
}

TEST(LeftBehind, TakesDustAndHairsForAnEmptyGlass) {
    EXPECT_FALSE(liesOnGlass(quickLook(kEmptyWhite)));
    EXPECT_FALSE(liesOnGlass(quickLook(kEmptyBlack)));
}

TEST(LeftBehind, JudgesAlikeWhenTheScannerHasOnlyAHigherResolution) {
    EXPECT_TRUE(liesOnGlass(quickLook(kPaleOnPale, 100)));
    EXPECT_TRUE(liesOnGlass(quickLook(kFront, 150)));
    EXPECT_FALSE(liesOnGlass(quickLook(kEmptyWhite, 150)));
}

TEST(LeftBehind, JudgesColourAsWell) {
    EXPECT_TRUE(liesOnGlass(picture(kFront)));
    EXPECT_FALSE(liesOnGlass(picture(kEmptyWhite)));
}

TEST(LeftBehind, SaysNothingLiesThereOfAPictureThatShowsNothing) {
    EXPECT_FALSE(liesOnGlass({}));
    EXPECT_FALSE(liesOnGlass(hal::ImageBuilder(1, 1, hal::PixelFormat::Grey8).finish(hal::Dpi{75})));
    EXPECT_FALSE(liesOnGlass(hal::ImageBuilder(300, 3, hal::PixelFormat::Rgb24).finish(hal::Dpi{1e9})));
}

} // namespace
} // namespace copying
