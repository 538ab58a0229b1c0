// The technician's report: as many pages as it takes, nothing lost, what failed seen without colour.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/paper/text_report.h"
#include "tests/services/paper/pdf_tools.h"

namespace paper {
namespace {

using testing::HasSubstr;

TextReport reportOf(int rows) {
    TextReport report{
        .title = "Banshi: ready", .facts = {{"Made", "2026-01-01"}}, .rows = {}, .foot = "signed"};
    for (int i = 0; i < rows; ++i)
        report.rows.push_back(
            {"slot " + std::to_string(i), "passed", {"measured " + std::to_string(i), "办事"}});
    return report;
}

TEST(TextReport, HoldsEveryLineOnPagesOfA4) {
    const auto document = textReport(reportOf(60));
    ASSERT_TRUE(document);
    const PdfOnDisk pdf(*document);
    const auto pages = pdf.mediaBoxes();
    EXPECT_GT(pages.size(), 2u);
    for (const auto& page : pages) {
        EXPECT_NEAR(page.width, 595.276, 0.1);
        EXPECT_NEAR(page.height, 841.89, 0.1);
    }
    const std::string text = pdf.text();
    for (int i = 0; i < 60; ++i)
        EXPECT_THAT(text, HasSubstr("measured " + std::to_string(i)));
    EXPECT_THAT(text, HasSubstr("办事"));
    EXPECT_THAT(text, HasSubstr("signed 1/" + std::to_string(pages.size())));
}

TEST(TextReport, IsOnePageWhenNothingIsToBeSaid) {
    const auto document = textReport(reportOf(0));
    ASSERT_TRUE(document);
    EXPECT_EQ(PdfOnDisk(*document).mediaBoxes().size(), 1u);
}

TEST(TextReport, ShowsWhatFailedInABlackField) {
    const auto darkAt = [](bool good) {
        TextReport report = reportOf(1);
        report.rows[0].good = good;
        const auto document = textReport(report);
        const hal::Image page = PdfOnDisk(document.value()).page(1, 72);
        long dark = 0;
        for (const std::uint8_t byte : page.bytes())
            dark += byte < 128;
        return dark;
    };
    EXPECT_GT(darkAt(false), darkAt(true) + 200);
}

TEST(TextReport, DrawsACurveBesideItsLine) {
    const auto drawn = [](std::vector<double> values, double leftMm = 166, double rightMm = 192) {
        TextReport report = reportOf(1);
        report.rows[0].lines = {TextReport::Line("answer time", std::move(values))};
        const auto document = textReport(report);
        const hal::Image page = PdfOnDisk(document.value()).page(1, 144);
        const auto at = [](double mm) { return static_cast<int>(mm / 25.4 * 144); };
        std::pair<long, int> seen{0, page.height()}; // dark pixels right of the words; the highest of them
        for (int y = at(45); y < at(80); ++y)
            for (int x = at(leftMm); x < at(rightMm); ++x)
                if (page.row(y)[x * page.channels()] < 128)
                    seen = {seen.first + 1, std::min(seen.second, y)};
        return seen;
    };
    EXPECT_EQ(drawn({}).first, 0);
    EXPECT_EQ(drawn({7}).first, 0) << "one value leads nowhere";
    EXPECT_GT(drawn({5, 5, 5}).first, 40);
    EXPECT_GT(drawn({1, 2, 3}).first, 40);
    EXPECT_EQ(drawn({1, 2, 3}, 110, 166).first, 0) << "beside the words, not through them";
    EXPECT_LT(drawn({1, 2, 3}).second, drawn({5, 5, 5}).second) << "it rises";
}

} // namespace
} // namespace paper
