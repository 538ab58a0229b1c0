// Black-and-white is grey in every part, and pictures travel small.
#include <algorithm>

#include <gtest/gtest.h>

#include "pdf_tools.h"
#include "sample_card.h"

namespace paper {
namespace {

int colouredPixels(const hal::Image& page) {
    int coloured = 0;
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x) {
            const std::uint8_t* p = page.row(y) + 3 * x;
            coloured += p[0] != p[1] || p[1] != p[2];
        }
    return coloured;
}

int countOf(const std::string& text, const std::string& word) {
    int found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++found;
    return found;
}

TEST(MonoPage, HasNoColouredPixelAnywhereInThePdf) {
    CardPage page = samplePage();
    page.demonstration = true;
    ASSERT_GT(colouredPixels(PdfOnDisk(cardPdf(page).value()).page(1, 100)), 10'000) << "in colour it has";
    page.mono = true;
    EXPECT_EQ(colouredPixels(PdfOnDisk(cardPdf(page).value()).page(1, 100)), 0);
}

TEST(MonoPage, EmbedsItsPicturesInGrey) {
    CardPage page = samplePage();
    page.mono = true;
    const std::string images = PdfOnDisk(cardPdf(page).value()).images();
    EXPECT_EQ(images.find(" rgb "), std::string::npos) << images;
    EXPECT_NE(images.find(" gray "), std::string::npos) << images;
}

TEST(MonoPage, IsAGreyRaster) {
    CardPage page = samplePage();
    page.mono = true;
    const auto sheet = cardRaster(page, hal::Dpi{100});
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->format(), hal::PixelFormat::Grey8);
}

TEST(MonoPage, TakesGreyPicturesAsTheyAre) {
    CardPage page = samplePage();
    hal::ImageBuilder grey(101, 64, hal::PixelFormat::Grey8);
    page.front.image = page.back.image = std::move(grey).finish(hal::Dpi{30});
    EXPECT_TRUE(cardPdf(page));
    page.mono = true;
    EXPECT_TRUE(cardRaster(page, hal::Dpi{72}));
}

TEST(ColourPage, PassesItsPicturesThroughAsJpeg) {
    const auto pdf = cardPdf(samplePage());
    ASSERT_TRUE(pdf);
    const std::string images = PdfOnDisk(*pdf).images();
    EXPECT_EQ(countOf(images, " image "), 2) << images;
    EXPECT_EQ(countOf(images, " jpeg "), 2) << "and no raw copy beside it: " << images;
    EXPECT_LT(pdf->bytes.size(), 1'000'000U);
}

TEST(ColourPage, KeepsThePicturesColours) {
    CardPage page;
    page.front.image = plain(1011, 638, 200, 40, 30);
    page.back.image = plain(1011, 638, 30, 60, 180);
    const auto sheet = PdfOnDisk(cardPdf(page).value()).page(1, 72);
    const auto at = [&](const BoxMm& box, int channel) {
        return int{sheet.row(int((box.top + 27) * 72 / 25.4))[3 * 297 + channel]};
    };
    EXPECT_NEAR(at(frontBox(), 0), 200, 3);
    EXPECT_NEAR(at(frontBox(), 2), 30, 3);
    EXPECT_NEAR(at(backBox(), 2), 180, 3);
}

TEST(DemonstrationMark, StandsOutsideTheCards) {
    CardPage page = samplePage();
    const auto plainSheet = cardRaster(page, hal::Dpi{100}).value();
    page.demonstration = true;
    const auto marked = cardRaster(page, hal::Dpi{100}).value();
    const double cardsEnd = (backBox().top + backBox().height) * 100 / 25.4;
    int below = 0;
    for (int y = 0; y < marked.height(); ++y) {
        const bool same = std::equal(marked.row(y), marked.row(y) + marked.stride(), plainSheet.row(y));
        EXPECT_TRUE(same || y > cardsEnd) << "row " << y;
        below += !same;
    }
    EXPECT_GT(below, 40) << "and is there";
}

} // namespace
} // namespace paper
