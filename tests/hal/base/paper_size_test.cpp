// Sizes of paper: their names, what is the same, and what fits.
#include <gtest/gtest.h>

#include "hal/base/paper_size.h"

namespace hal {
namespace {

TEST(PaperSize, HasTheNameThatPeopleUse) {
    EXPECT_EQ(nameOf(kA4), "A4");
    EXPECT_EQ(nameOf({kA4Height, kA4Width}), "A4") << "whichever way round";
    EXPECT_EQ(nameOf({{209.9}, {297.04}}), "A4") << "printers round";
    EXPECT_EQ(nameOf(kA5), "A5");
    EXPECT_EQ(nameOf(kIdCard), "ID-1");
    EXPECT_EQ(nameOf({{215.9}, {279.4}}), "216x279 mm");
}

TEST(PaperSize, IsNotTheSameWhenItWouldHaveToBeScaled) {
    EXPECT_FALSE(sameSize(kA4, {{215.9}, {279.4}}));
    EXPECT_FALSE(sameSize(kA4, {{210}, {300}}));
    EXPECT_FALSE(sameSize(kA4, kA5));
}

TEST(PaperSize, FitsWithinTheGlass) {
    EXPECT_EQ(sizesWithin({215.9}, {297}), (std::vector{kIdCard, kA5, kA4}));
    EXPECT_EQ(sizesWithin({300}, {432}), (std::vector{kIdCard, kA5, kA4, kA3}));
    EXPECT_EQ(sizesWithin({90}, {90}), std::vector{kIdCard});
    EXPECT_TRUE(sizesWithin({20}, {20}).empty());
}

} // namespace
} // namespace hal
