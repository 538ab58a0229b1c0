// The same side put down twice is noticed, also of a card whose design nobody knows.
#include <algorithm>

#include <gtest/gtest.h>

#include "services/copying/copying.h"

namespace copying {
namespace {

using imaging::Side;

// A card drawn from a number: blocks of words, the same for the same number. `dx` moves it, `light` is
// another lamp.
hal::Image drawn(unsigned number, int dx = 0, double light = 1) {
    hal::ImageBuilder card(1011, 638, hal::PixelFormat::Rgb24);
    for (int y = 0; y < 638; ++y)
        for (int x = 0; x < 1011; ++x) {
            const unsigned cell = static_cast<unsigned>((x + dx) / 60 + (y / 40) * 31) * 2654435761U + number;
            const bool word = ((cell ^ number * 40503U) * 2246822519U >> 29) < 3;
            const double grain = ((x * 7 + y * 13) % 11) - 5;
            for (int c = 0; c < 3; ++c)
                card.row(y)[3 * x + c] =
                    static_cast<std::uint8_t>(std::min(255.0, (word ? 60 : 225) * light + grain));
        }
    return std::move(card).finish(hal::Dpi{300});
}

hal::Image upsideDown(const hal::Image& card) {
    hal::ImageBuilder other(card.width(), card.height(), card.format());
    for (int y = 0; y < card.height(); ++y)
        for (int x = 0; x < card.width(); ++x)
            std::copy_n(card.row(y) + 3 * x, 3,
                        other.row(card.height() - 1 - y) + 3 * (card.width() - 1 - x));
    return std::move(other).finish(card.dpi());
}

CardScan scanOf(hal::Image card, Side side = Side::Unknown) {
    CardScan scan;
    scan.card = std::move(card);
    scan.found.side = side;
    return scan;
}

TEST(SameSide, FollowsTheKnownSides) {
    EXPECT_TRUE(sameSide(scanOf(drawn(1), Side::Front), scanOf(drawn(2), Side::Front)));
    EXPECT_FALSE(sameSide(scanOf(drawn(1), Side::Front), scanOf(drawn(1), Side::Back)));
}

TEST(SameSide, RecognisesAnUnknownCardPutDownAgain) {
    EXPECT_TRUE(sameSide(scanOf(drawn(1)), scanOf(drawn(1, 10, 0.9))));
}

TEST(SameSide, RecognisesItUpsideDown) {
    EXPECT_TRUE(sameSide(scanOf(drawn(1)), scanOf(upsideDown(drawn(1, 6)))));
}

TEST(SameSide, TellsTheTwoSidesOfAnUnknownCardApart) {
    for (unsigned number = 2; number < 12; ++number)
        EXPECT_FALSE(sameSide(scanOf(drawn(1)), scanOf(drawn(number)))) << number;
}

TEST(SameSide, SaysNothingOfTwoBlankSides) {
    hal::ImageBuilder blank(1011, 638, hal::PixelFormat::Grey8);
    const hal::Image white = std::move(blank).finish(hal::Dpi{300});
    EXPECT_FALSE(sameSide(scanOf(white), scanOf(white)));
    EXPECT_FALSE(sameSide(scanOf({}), scanOf(white)));
}

} // namespace
} // namespace copying
