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

TEST(RulerRound, PrintsThePageAtItsSizeAndNotesItInTheLedger) {
    const TemporaryDirectory folder;
    const Answer answer =
        banshi({"test", "page_printer", "--ruler", "--state", (folder / "state").string(), "--device",
                "page_printer=sim:printer?pace=instant&out=" + folder.path().string()});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_THAT(readText(folder / "job-0001.pdf"), testing::StartsWith("%PDF"));
    const Answer listed = banshi({"ledger", "--state", (folder / "state").string()});
    EXPECT_EQ(listed.exit, Exit::Ok) << listed.err;
    EXPECT_THAT(listed.out, testing::HasSubstr("test_page  copies 1, pages 1, mono  done"));
}

TEST(RulerRound, PrintsNothingThatTheLedgerCannotNote) {
    const TemporaryDirectory folder;
    writeText(folder / "state", "a file, no directory");
    const Answer answer =
        banshi({"test", "page_printer", "--ruler", "--state", (folder / "state").string(), "--device",
                "page_printer=sim:printer?pace=instant&out=" + folder.path().string()});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_FALSE(std::filesystem::exists(folder / "job-0001.pdf"));
}

// A page that claims fewer dots to the inch than it has is drawn that much too large.
Answer scanned(const TemporaryDirectory& folder, double drawn, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{
        "test",     "scanner",
        "--ruler",  "--json",
        "--state",  (folder / "state").string(),
        "--device", "scanner=sim:scanner?pace=instant&front=" + rulerFile(folder, 300 / drawn)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return banshi(arguments);
}

TEST(RulerRound, MeasuresAScannersErrorInPercentAndKeepsIt) {
    const TemporaryDirectory folder;
    const Answer answer = scanned(folder, 1.02);
    EXPECT_EQ(answer.exit, Exit::Ok) << "from now on copies are put right: " << answer.err;
    EXPECT_NEAR(measured(answer, "scale_x"), 2, 0.05);
    EXPECT_NEAR(measured(answer, "scale_y"), 2, 0.05);
    const auto said = answer.objects().back();
    EXPECT_EQ(said["type"], "calibration");
    EXPECT_EQ(said["kept"], true);
    EXPECT_NEAR(said["pixels_per_mm_x"], 1.02 * 300 / 25.4, 0.005);
    EXPECT_EQ(said["before"], nullptr);

    const auto again = scanned(folder, 1.004).objects().back();
    EXPECT_EQ(again["before"]["pixels_per_mm_x"], said["pixels_per_mm_x"]);
}

TEST(RulerRound, FailsAScannerThatIsFarOffAndKeepsNothing) {
    const TemporaryDirectory folder;
    const Answer answer = scanned(folder, 0.96);
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_NEAR(measured(answer, "scale_x"), -4, 0.05);
    EXPECT_THAT(answer.err, testing::HasSubstr("calibration not kept: -4.0 % across"));
    EXPECT_FALSE(std::filesystem::exists(folder / "state" / "calibration.json"));
}

TEST(RulerRound, OnlyLooksInADryRun) {
    const TemporaryDirectory folder;
    EXPECT_EQ(scanned(folder, 1.004, {"--dry-run"}).exit, Exit::Ok);
    const Answer answer = scanned(folder, 1.006, {"--dry-run"});
    EXPECT_EQ(answer.exit, Exit::Failed) << "a card would be half a millimetre too long";
    EXPECT_EQ(answer.objects().back()["kept"], false);
    EXPECT_FALSE(std::filesystem::exists(folder / "state"));
}

TEST(RulerRound, SaysWhereADamagedCalibrationWent) {
    const TemporaryDirectory folder;
    std::filesystem::create_directories(folder / "state");
    writeText(folder / "state" / "calibration.json", "{");
    const Answer answer = scanned(folder, 1.004);
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_THAT(answer.err, testing::HasSubstr("calibration.json is damaged or of another program: it is "
                                               "kept as calibration.json.corrupt-"));
}

TEST(RulerRound, GivesACamerasPixelsPerMillimetre) {
    const TemporaryDirectory folder;
    const Answer answer =
        banshi({"test", "camera", "--ruler", "--json", "--state", folder.path().string(), "--device",
                "camera=sim:camera?pace=instant&pictures=" + rulerFile(folder, 300)});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_NEAR(measured(answer, "scale_x"), 300 / 25.4, 0.003);
    EXPECT_NEAR(measured(answer, "scale_y"), 300 / 25.4, 0.003);
    EXPECT_EQ(answer.objects().back()["slot"], "camera");
    EXPECT_EQ(answer.objects().back()["kept"], true);
}

TEST(RulerRound, SaysThatNoRulerLiesThere) {
    const Answer answer = banshi({"test", "scanner", "--ruler", "--json", "--dry-run", "--device",
                                  "scanner=sim:scanner?pace=instant"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_EQ(answer.objects().front()["fault"], "no_document");
}

} // namespace
