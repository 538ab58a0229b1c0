// Documents come out as they went in: page by page, at 1:1, in the middle of the sheet.
#include <gtest/gtest.h>

#include "pdf_tools.h"
#include "sample_card.h"

namespace paper {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;

hal::Image sheetOf(double widthMm, double heightMm, double dpi) {
    const hal::Dpi resolution{dpi};
    return plain(int(resolution.pixels(hal::Millimetres{widthMm})),
                 int(resolution.pixels(hal::Millimetres{heightMm})), 120, 140, 90)
        .withDpi(resolution);
}

TEST(DocumentPdf, PutsEachPageOnItsOwnA4SheetAtTrueSize) {
    DocumentPages document;
    document.pages = {sheetOf(148, 210, 300), sheetOf(100, 150, 200), sheetOf(210, 297, 150)};
    const auto pdf = documentPdf(document);
    ASSERT_TRUE(pdf);
    const PdfOnDisk file(*pdf);
    EXPECT_EQ(file.mediaBoxes().size(), 3U);
    const auto pictures = file.pictures();
    ASSERT_EQ(pictures.size(), 3U);
    EXPECT_NEAR(pictures[0].width / kPointsPerMm, 148, 0.1); // a pixel at 300 dpi is 0.085 mm
    EXPECT_NEAR(pictures[0].height / kPointsPerMm, 210, 0.1);
    EXPECT_NEAR(pictures[1].width / kPointsPerMm, 100, 0.15);
    EXPECT_NEAR(pictures[0].left / kPointsPerMm, (210 - 148) / 2.0, 0.1);
    EXPECT_NEAR(pictures[1].top / kPointsPerMm, (297 - 150) / 2.0, 0.1);
}

TEST(DocumentPdf, DoesNotShrinkAPageForAFewLinesThatAScannerAdds) {
    DocumentPages document;
    document.pages = {plain(2492, 3520, 0, 0, 0)}; // 211 × 298 mm
    const auto pictures = PdfOnDisk(documentPdf(document).value()).pictures();
    ASSERT_EQ(pictures.size(), 1U);
    EXPECT_NEAR(pictures[0].width / kPointsPerMm, 2492 / 300.0 * 25.4, 0.02);
}

TEST(DocumentPdf, ShrinksWhatIsLargerThanTheSheetAndKeepsItsShape) {
    DocumentPages document;
    document.pages = {sheetOf(297, 420, 100)}; // A3
    const auto pictures = PdfOnDisk(documentPdf(document).value()).pictures();
    ASSERT_EQ(pictures.size(), 1U);
    EXPECT_LE(pictures[0].height / kPointsPerMm, 297.01);
    EXPECT_NEAR(pictures[0].width / pictures[0].height, 297 / 420.0, 0.002);
}

TEST(DocumentPdf, RefusesNothingAndPagesOfUnknownSize) {
    EXPECT_EQ(documentPdf({}).error().fault, hal::Fault::BadData);
    DocumentPages document;
    hal::ImageBuilder builder(10, 10, hal::PixelFormat::Grey8);
    document.pages = {std::move(builder).finish()}; // no dpi
    EXPECT_EQ(documentPdf(document).error().fault, hal::Fault::BadData);
    document.pages = {hal::Image{}};
    EXPECT_EQ(documentRaster(document, hal::Dpi{100}).error().fault, hal::Fault::BadData);
}

TEST(DocumentRaster, MakesOneSheetAPageGreyWhenMono) {
    DocumentPages document;
    document.pages = {sheetOf(148, 210, 100), sheetOf(210, 297, 100)};
    document.mono = true;
    const auto sheets = documentRaster(document, hal::Dpi{100});
    ASSERT_TRUE(sheets);
    ASSERT_EQ(sheets->size(), 2U);
    for (const hal::Image& sheet : *sheets) {
        EXPECT_EQ(sheet.format(), hal::PixelFormat::Grey8);
        EXPECT_EQ(sheet.width(), 827);
        EXPECT_EQ(sheet.height(), 1169);
    }
    EXPECT_EQ((*sheets)[0].row(10)[10], 255) << "paper around A5";
    EXPECT_LT((*sheets)[1].row(10)[10], 200) << "A4 fills the sheet";
}

TEST(DocumentRaster, ShowsThatItIsADemonstration) {
    DocumentPages document;
    document.pages = {sheetOf(210, 297, 100)};
    const auto plainSheet = documentRaster(document, hal::Dpi{100}).value()[0];
    document.demonstration = true;
    const auto marked = documentRaster(document, hal::Dpi{100}).value()[0];
    EXPECT_FALSE(std::equal(marked.bytes().begin(), marked.bytes().end(), plainSheet.bytes().begin()));
}

} // namespace
} // namespace paper
