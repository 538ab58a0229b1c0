// The page as it was approved by eye. BANSHI_UPDATE_GOLDEN=1 writes new ones: look at them before committing.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "png_file.h"
#include "sample_card.h"

namespace paper {
namespace {

constexpr hal::Dpi kDpi{75};

// Mean difference of a channel where there is ink at all. Another version of a font or of cairo moves edges
// by parts of a pixel; a line that moves by 1 mm changes more than this.
constexpr double kTolerated = 1.0;

double difference(const hal::Image& page, const hal::Image& golden) {
    if (page.width() != golden.width() || page.height() != golden.height())
        return 255;
    double sum = 0;
    int inked = 0;
    for (int y = 0; y < page.height(); ++y)
        for (int i = 0; i < golden.stride(); ++i) {
            const int ours = page.row(y)[page.channels() == 3 ? i : i / 3];
            const int theirs = golden.row(y)[i];
            sum += std::abs(ours - theirs);
            inked += ours < 255 || theirs < 255;
        }
    return inked ? sum / inked : 255;
}

void expectLikeGolden(const CardPage& page, const std::string& name) {
    const auto file = std::filesystem::path(BANSHI_FIXTURES) / "paper" / (name + ".png");
    const auto sheet = cardRaster(page, kDpi);
    ASSERT_TRUE(sheet);
    if (std::getenv("BANSHI_UPDATE_GOLDEN")) {
        std::filesystem::create_directories(file.parent_path());
        ASSERT_TRUE(writePng(file, *sheet));
    }
    const auto golden = readPng(file);
    ASSERT_TRUE(golden) << file;
    EXPECT_LT(difference(*sheet, *golden), kTolerated);
}

TEST(GoldenPage, ColourWithPurpose) { expectLikeGolden(samplePage(), "card_colour"); }

TEST(GoldenPage, MonoDemonstration) {
    CardPage page = samplePage();
    page.mono = page.demonstration = true;
    expectLikeGolden(page, "card_mono_demonstration");
}

TEST(GoldenPage, UnknownCard) {
    CardPage page = samplePage();
    page.front.bands.clear();
    page.back.bands.clear();
    expectLikeGolden(page, "card_unknown");
}

TEST(GoldenPage, WouldNoticeALineThatMovesByAMillimetre) {
    CardPage page = samplePage();
    for (BoxMm& band : page.front.bands)
        band.top += 1;
    const auto moved = cardRaster(page, kDpi);
    const auto golden = readPng(std::filesystem::path(BANSHI_FIXTURES) / "paper" / "card_colour.png");
    ASSERT_TRUE(moved && golden);
    EXPECT_GT(difference(*moved, *golden), kTolerated);
}

} // namespace
} // namespace paper
