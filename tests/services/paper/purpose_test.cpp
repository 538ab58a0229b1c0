// The purpose line crosses the card and spares what an officer must read.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "pdf_tools.h"
#include "sample_card.h"

namespace paper {
namespace {

constexpr hal::Dpi kDpi{300};

// Pixels that the purpose line changes: the page with it against the page without.
class InkOfPurpose {
public:
    explicit InkOfPurpose(CardPage page) {
        with_ = cardRaster(page, kDpi).value();
        page.purpose.reset();
        without_ = cardRaster(page, kDpi).value();
    }

    [[nodiscard]] int count(const BoxMm& onSheet) const {
        int changed = 0;
        for (int y = pixel(onSheet.top); y < pixel(onSheet.top + onSheet.height); ++y)
            changed += countInRow(y, pixel(onSheet.left), pixel(onSheet.left + onSheet.width));
        return changed;
    }

    // How many separate lines cross the box from top to bottom.
    [[nodiscard]] int lines(const BoxMm& onSheet) const {
        int found = 0;
        bool inside = false;
        for (int y = pixel(onSheet.top); y < pixel(onSheet.top + onSheet.height); ++y) {
            const bool ink = countInRow(y, pixel(onSheet.left), pixel(onSheet.left + onSheet.width)) > 0;
            found += ink && !inside;
            inside = ink;
        }
        return found;
    }

    // Where the widest stretch of letters begins; the thin rule is not one.
    [[nodiscard]] double textStartMm(const BoxMm& band) const {
        for (int x = pixel(band.left); x < pixel(band.left + band.width); ++x) {
            int tall = 0;
            for (int y = pixel(band.top); y < pixel(band.top + band.height); ++y)
                tall += differs(x, y);
            if (tall > 6) // the rule is 2 or 3 pixels thick
                return x / kDpi.pixelsPerMm() - band.left;
        }
        return -1;
    }

private:
    static int pixel(double mm) { return static_cast<int>(std::lround(mm * kDpi.pixelsPerMm())); }
    [[nodiscard]] bool differs(int x, int y) const {
        return !std::equal(with_.row(y) + 3 * x, with_.row(y) + 3 * x + 3, without_.row(y) + 3 * x);
    }
    [[nodiscard]] int countInRow(int y, int left, int right) const {
        int changed = 0;
        for (int x = left; x < right; ++x)
            changed += differs(x, y);
        return changed;
    }
    hal::Image with_, without_;
};

BoxMm onSheet(const BoxMm& card, const BoxMm& box) {
    return {card.left + box.left, card.top + box.top, box.width, box.height};
}

TEST(Purpose, CrossesEachSideInThreeLines) {
    const InkOfPurpose ink(samplePage());
    EXPECT_EQ(ink.lines(frontBox()), 3);
    EXPECT_EQ(ink.lines(backBox()), 3);
}

TEST(Purpose, StaysInsideTheCards) {
    const InkOfPurpose ink(samplePage());
    const int onCards = ink.count(frontBox()) + ink.count(backBox());
    EXPECT_GT(onCards, 1000);
    EXPECT_EQ(ink.count({0, 0, 210, 297}), onCards);
}

TEST(Purpose, NeverTouchesNameNumberOrValidity) {
    const CardPage page = samplePage();
    const InkOfPurpose ink(page);
    for (const BoxMm& box : page.front.keepOut)
        EXPECT_EQ(ink.count(onSheet(frontBox(), box)), 0);
    for (const BoxMm& box : page.back.keepOut)
        EXPECT_EQ(ink.count(onSheet(backBox(), box)), 0);
}

TEST(Purpose, MovesAsideWhenABandRunsIntoAKeepOutBox) {
    CardPage page = samplePage();
    page.front.bands = {{2, 44.5, 82, 4}}; // right through the number, which begins at 28 mm
    page.front.keepOut = {{50, 44, 30, 5}};
    const InkOfPurpose ink(page);
    EXPECT_GT(ink.count(frontBox()), 300);
    EXPECT_EQ(ink.count(onSheet(frontBox(), page.front.keepOut[0])), 0);
}

TEST(Purpose, LeavesOutABandThatHasNoRoomAndKeepsTheOthers) {
    CardPage page = samplePage();
    page.front.keepOut.push_back({0, 24, 85.6, 4}); // the second band is covered
    const InkOfPurpose ink(page);
    EXPECT_EQ(ink.lines(frontBox()), 2);
    EXPECT_EQ(ink.count(onSheet(frontBox(), page.front.keepOut.back())), 0);
}

TEST(Purpose, IndentsEachLineDifferentlySoThatNoStraightCutTakesThemAllOff) {
    const CardPage page = samplePage();
    const InkOfPurpose ink(page);
    const auto start = [&](int line) {
        return ink.textStartMm(onSheet(backBox(), page.back.bands.at(line)));
    };
    EXPECT_GE(start(0), 0);
    EXPECT_GT(start(2), start(0) + 5);
    EXPECT_GT(start(1), start(2) + 5);
}

TEST(Purpose, GoesToTheUpperAndLowerEdgeOfACardThatNobodyKnows) {
    CardPage page = samplePage();
    page.front.bands.clear();
    page.front.keepOut.clear();
    const InkOfPurpose ink(page);
    EXPECT_EQ(ink.lines(frontBox()), 2);
    const BoxMm between{0, 6, 85.6, 42};
    EXPECT_EQ(ink.count(onSheet(frontBox(), between)), 0);
}

TEST(Purpose, FollowsTheBandConfiguredForUnknownCards) {
    CardPage page = samplePage();
    page.front.bands.clear();
    page.front.keepOut.clear();
    page.unknownCardBands = {{5, 30, 75, 4}};
    const InkOfPurpose ink(page);
    EXPECT_EQ(ink.lines(frontBox()), 1);
    EXPECT_GT(ink.count(onSheet(frontBox(), {5, 29.5, 75, 5})), 300);
}

TEST(Purpose, LetsTheCardsPrintShowThrough) {
    CardPage page;
    page.front.image = page.back.image = plain(1011, 638, 0, 0, 0);
    page.purpose = PurposeLine{"仅供办理社保业务使用", ""};
    const auto sheet = cardRaster(page, kDpi).value();
    int brightest = 0;
    for (const BoxMm& band : edgeBands())
        for (int y = int((frontBox().top + band.top) * kDpi.pixelsPerMm());
             y < int((frontBox().top + band.top + band.height) * kDpi.pixelsPerMm()); ++y)
            for (int x = 800; x < 1600; ++x)
                brightest = std::max<int>(brightest, sheet.row(y)[3 * x]);
    EXPECT_GT(brightest, 60) << "the line is seen on black";
    EXPECT_LT(brightest, 140) << "and black is seen through it";
}

TEST(Purpose, ShrinksALongTextAndRefusesOneThatCannotBeReadAnyMore) {
    CardPage page = samplePage();
    page.front.bands = {{4, 24.2, 60, 3.6}};
    const auto linesHeight = [&](int characters) -> std::optional<int> {
        page.purpose->text.clear();
        for (int i = 0; i < characters; ++i)
            page.purpose->text += "供";
        if (!cardRaster(page, kDpi))
            return std::nullopt;
        const InkOfPurpose ink(page);
        return ink.count(onSheet(frontBox(), {0, 20, 85.6, 12}));
    };
    EXPECT_TRUE(linesHeight(10));
    EXPECT_TRUE(linesHeight(20));
    EXPECT_FALSE(linesHeight(28));

    page.purpose->text = std::string(4000, 'x');
    const auto refused = cardPdf(page);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, hal::Fault::BadData);
}

TEST(Purpose, RefusesABlankOne) {
    CardPage page = samplePage();
    for (const char* text : {"", "  ", "　"}) {
        page.purpose = PurposeLine{text, "2026.11.24"};
        EXPECT_FALSE(cardPdf(page)) << '"' << text << '"';
    }
}

TEST(Purpose, SaysNothingOfTheTextItRefuses) {
    CardPage page = samplePage();
    page.purpose->text = "张三\uE000";
    const auto refused = cardPdf(page);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail.find("张三"), std::string::npos);
}

TEST(Purpose, IsReadableTextInThePdf) {
    const auto pdf = cardPdf(samplePage());
    ASSERT_TRUE(pdf);
    const std::string text = PdfOnDisk(*pdf).text();
    EXPECT_NE(text.find("仅供办理社保业务使用 2026.11.24"), std::string::npos) << text;
}

} // namespace
} // namespace paper
