// banshi test --ruler: the page is printed, and scanners and cameras measure themselves on it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/picture/picture.h"
#include "services/paper/ruler_page.h"
#include "tests/kiosk/cli/command_line.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;

// The ruler page as a file that claims this resolution; it is drawn at 300.
std::string rulerFile(const TemporaryDirectory& folder, double claimed) {
    const auto png = hal::encodePng(paper::rulerRaster(hal::Dpi{300})->withDpi(hal::Dpi{claimed}));
    writeText(folder / "ruler.png", std::string(hal::asText(*png)));
    return (folder / "ruler.png").string();
}

double measured(const Answer& answer, const std::string& name) {
    const auto said = answer.objects();
    for (const auto& measurement : said.front()["measurements"])
        if (measurement["name"] == name)
            return measurement["value"];
    ADD_FAILURE() << "no " << name << " in " << answer.out << answer.err;
    return 0;
}

TEST(RulerRound, PrintsThePageAtItsSize) {
    const TemporaryDirectory folder;
    const Answer answer = banshi({"test", "page_printer", "--ruler", "--device",
                                  "page_printer=sim:printer?pace=instant&out=" + folder.path().string()});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_THAT(readText(folder / "job-0001.pdf"), testing::StartsWith("%PDF"));
}

TEST(RulerRound, MeasuresAScannersErrorInPercent) {
    const TemporaryDirectory folder;
    // A page that claims fewer dots to the inch than it has is drawn that much too large.
    const Answer answer =
        banshi({"test", "scanner", "--ruler", "--json", "--device",
                "scanner=sim:scanner?pace=instant&front=" + rulerFile(folder, 300 / 1.004)});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_NEAR(measured(answer, "scale_x"), 0.4, 0.05);
    EXPECT_NEAR(measured(answer, "scale_y"), 0.4, 0.05);
}

TEST(RulerRound, FailsAScannerThatIsFarOff) {
    const TemporaryDirectory folder;
    const Answer answer = banshi({"test", "scanner", "--ruler", "--json", "--device",
                                  "scanner=sim:scanner?pace=instant&front=" + rulerFile(folder, 300 / 0.98)});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_NEAR(measured(answer, "scale_x"), -2, 0.05);
}

TEST(RulerRound, GivesACamerasPixelsPerMillimetre) {
    const TemporaryDirectory folder;
    const Answer answer = banshi({"test", "camera", "--ruler", "--json", "--device",
                                  "camera=sim:camera?pace=instant&pictures=" + rulerFile(folder, 300)});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_NEAR(measured(answer, "scale_x"), 300 / 25.4, 0.003);
    EXPECT_NEAR(measured(answer, "scale_y"), 300 / 25.4, 0.003);
}

TEST(RulerRound, SaysThatNoRulerLiesThere) {
    const Answer answer =
        banshi({"test", "scanner", "--ruler", "--json", "--device", "scanner=sim:scanner?pace=instant"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_EQ(answer.objects().front()["fault"], "no_document");
}

} // namespace
