// The sheet is A4 and the card is 85.6 × 54.0 mm, whoever measures it.
#include <cmath>

#include <gtest/gtest.h>

#include "pdf_tools.h"
#include "sample_card.h"

namespace paper {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;

struct Extent {
    int left, top, right, bottom; // right and bottom: one past the end
};

// The extent of what is clearly not paper, between two heights of the sheet.
Extent inkBetween(const hal::Image& page, double topMm, double bottomMm) {
    const double scale = page.height() / hal::kA4Height.value;
    Extent ink{page.width(), page.height(), 0, 0};
    for (int y = static_cast<int>(topMm * scale); y < static_cast<int>(bottomMm * scale); ++y)
        for (int x = 0; x < page.width(); ++x)
            if (page.row(y)[page.channels() * x] < 100)
                ink = {std::min(ink.left, x), std::min(ink.top, y), std::max(ink.right, x + 1),
                       std::max(ink.bottom, y + 1)};
    return ink;
}

CardPage darkPage() {
    CardPage page;
    page.front.image = plain(1011, 638, 20, 60, 90);
    page.back.image = plain(1011, 638, 30, 80, 60);
    return page;
}

void expectTrueSize(const hal::Image& page, const BoxMm& box, const char* which) {
    const double scale = page.height() / hal::kA4Height.value;
    const Extent ink = inkBetween(page, box.top - 5, box.top + box.height + 5);
    const double onePixel = 1 / scale;
    const double tolerance = std::max(0.2, onePixel);
    EXPECT_NEAR((ink.right - ink.left) / scale, 85.6, tolerance) << which;
    EXPECT_NEAR((ink.bottom - ink.top) / scale, 54.0, tolerance) << which;
    EXPECT_NEAR(ink.left / scale, box.left, tolerance) << which;
    EXPECT_NEAR(ink.top / scale, box.top, tolerance) << which;
}

TEST(CardPdf, IsOneSheetOfExactlyA4) {
    const auto pdf = cardPdf(samplePage());
    ASSERT_TRUE(pdf);
    const auto boxes = PdfOnDisk(*pdf).mediaBoxes();
    ASSERT_EQ(boxes.size(), 1U);
    EXPECT_NEAR(boxes[0].width, 595.2755905, 0.001); // a thousandth of a point is 0.0004 mm
    EXPECT_NEAR(boxes[0].height, 841.8897638, 0.001);
}

TEST(CardPdf, DrawsBothFacesAtTrueSizeByItsMatrices) {
    const auto pdf = cardPdf(samplePage());
    ASSERT_TRUE(pdf);
    const auto faces = PdfOnDisk(*pdf).pictures();
    ASSERT_EQ(faces.size(), 2U);
    const BoxMm wanted[] = {frontBox(), backBox()};
    for (int i = 0; i < 2; ++i) {
        EXPECT_NEAR(faces[i].width / kPointsPerMm, 85.6, 0.02);
        EXPECT_NEAR(faces[i].height / kPointsPerMm, 54.0, 0.02);
        EXPECT_NEAR(faces[i].left / kPointsPerMm, wanted[i].left, 0.02);
        EXPECT_NEAR(faces[i].top / kPointsPerMm, wanted[i].top, 0.02);
    }
}

TEST(CardPdf, KeepsTrueSizeWhateverTheScanResolution) {
    for (const double dpi : {150.0, 200.0, 600.0}) {
        CardPage page = samplePage();
        page.front = sampleFront(dpi);
        page.back = sampleBack(dpi);
        const auto pdf = cardPdf(page);
        ASSERT_TRUE(pdf);
        for (const auto& face : PdfOnDisk(*pdf).pictures()) {
            EXPECT_NEAR(face.width / kPointsPerMm, 85.6, 0.02) << dpi;
            EXPECT_NEAR(face.height / kPointsPerMm, 54.0, 0.02) << dpi;
        }
    }
}

TEST(CardPdf, MeasuresTrueWhenAnotherProgramRastersIt) {
    const auto pdf = cardPdf(darkPage());
    ASSERT_TRUE(pdf);
    const auto page = PdfOnDisk(*pdf).page(1, 300);
    expectTrueSize(page, frontBox(), "front");
    expectTrueSize(page, backBox(), "back");
}

class CardRasterAt : public testing::TestWithParam<double> {};

TEST_P(CardRasterAt, IsA4WithBothCardsAtTrueSize) {
    const hal::Dpi dpi{GetParam()};
    const auto page = cardRaster(darkPage(), dpi);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->width(), std::lround(dpi.pixels(hal::kA4Width)));
    EXPECT_EQ(page->height(), std::lround(dpi.pixels(hal::kA4Height)));
    EXPECT_EQ(page->dpi(), dpi);
    expectTrueSize(*page, frontBox(), "front");
    expectTrueSize(*page, backBox(), "back");
}

INSTANTIATE_TEST_SUITE_P(Resolutions, CardRasterAt, testing::Values(72, 100, 200, 300, 600));

TEST(CardRaster, CutsTheCornersRoundWithARadiusOf3point18) {
    const auto page = cardRaster(darkPage(), hal::Dpi{300});
    ASSERT_TRUE(page);
    const double scale = hal::Dpi{300}.pixelsPerMm();
    const BoxMm box = frontBox();
    // On the diagonal the card begins r·(1 − 1/√2) from its virtual corner.
    const double inset = 3.18 * (1 - std::sqrt(0.5));
    const auto redAt = [&](double mm) {
        return page->row(
            static_cast<int>((box.top + mm) * scale))[3 * static_cast<int>((box.left + mm) * scale)];
    };
    EXPECT_GT(redAt(inset - 0.3), 250) << "paper outside the corner";
    EXPECT_LT(redAt(inset + 0.3), 100) << "card inside it";
}

TEST(CardRaster, ShowsTheEdgeOfAWhiteCardOnWhitePaper) {
    CardPage page;
    page.front.image = page.back.image = plain(1011, 638, 255, 255, 255);
    const auto sheet = cardRaster(page, hal::Dpi{300});
    ASSERT_TRUE(sheet);
    const double scale = hal::Dpi{300}.pixelsPerMm();
    const int y = static_cast<int>((frontBox().top + 27) * scale);
    const int edge = static_cast<int>(frontBox().left * scale);
    int darkest = 255;
    for (int x = edge - 3; x <= edge + 3; ++x)
        darkest = std::min<int>(darkest, sheet->row(y)[3 * x]);
    EXPECT_LT(darkest, 225) << "a reader must see where the card ends";
    EXPECT_GT(darkest, 90) << "but not take the line for the card's own";
}

TEST(CardRaster, RefusesAResolutionThatNoPrinterHas) {
    for (const double dpi : {0.0, -300.0, 1e9, std::nan("")}) {
        const auto page = cardRaster(darkPage(), hal::Dpi{dpi});
        ASSERT_FALSE(page) << dpi;
        EXPECT_EQ(page.error().fault, hal::Fault::BadData);
    }
}

TEST(CardPdf, RefusesASideWithoutPicture) {
    CardPage page = samplePage();
    page.back.image = {};
    const auto pdf = cardPdf(page);
    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().fault, hal::Fault::BadData);
}

} // namespace
} // namespace paper
