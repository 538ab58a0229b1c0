// banshi copy: from pictures to a page, or to one clear line that says why not.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "command_line.h"
#include "hal/picture/picture.h"
#include "kiosk/control/device_lock.h"
#include "tests/services/paper/pdf_tools.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;

std::string card(const std::string& name) { return std::string(BANSHI_FIXTURES "/cards/") + name; }
const std::string kFront = card("dev_000_fb_white.jpg");
const std::string kBack = card("dev_001_fb_white.jpg");
const std::string kTwoCards = card("dev_032_neg_two.jpg");
const std::string kEmpty = card("dev_030_neg_empty.jpg");
const std::string kPage = card("dev_036_page.jpg");

class CopyCommand : public testing::Test {
protected:
    TemporaryDirectory home;
    std::string pdf = home / "copy.pdf";
    std::string state = home / "state";

    [[nodiscard]] Answer copy(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "copy");
        arguments.insert(arguments.end(), {"--dpi", "300"});
        return banshi(std::move(arguments));
    }
    [[nodiscard]] static bool isOneLine(const std::string& text) {
        return !text.empty() && text.find('\n') == text.size() - 1;
    }
    [[nodiscard]] std::size_t filesInHome() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(home.path()), {}));
    }
};

TEST_F(CopyCommand, WritesAPdfThatOnlyItsOwnerCanRead) {
    const auto answer = copy(
        {"--front", kFront, "--back", kBack, "--purpose", "仅供办理社保业务使用", "--output", pdf, "--json"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(readText(pdf).substr(0, 5), "%PDF-");
    struct stat about {};
    ASSERT_EQ(stat(pdf.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);

    const auto object = answer.objects().at(0);
    EXPECT_EQ(object["schema"], 1);
    EXPECT_EQ(object["kind"], "card");
    EXPECT_EQ(object["front"]["side"], "front");
    EXPECT_EQ(object["back"]["side"], "back");
    EXPECT_EQ(object["output"], pdf);
}

// The page as MuPDF reads it: A4, and each face at the card's size by its matrix, however the cards lay.
TEST_F(CopyCommand, DrawsTurnedCardsAtTrueSizeInColourAndBlackAndWhite) {
    constexpr double kPointsPerMm = 72 / 25.4;
    const std::string quarterTurn = card("dev_002_fb_white.jpg"), slanted = card("dev_014_fb_dark.jpg");
    for (const std::string& front : {kFront, quarterTurn, slanted})
        for (const bool mono : {false, true}) {
            std::vector<std::string> arguments{"--front", front, "--back", kBack, "--output", pdf};
            if (mono)
                arguments.emplace_back("--mono");
            ASSERT_EQ(copy(arguments).exit, Exit::Ok) << front;
            const std::string bytes = readText(pdf);
            const paper::PdfOnDisk page(hal::PdfDocument{{bytes.begin(), bytes.end()}});
            ASSERT_EQ(page.mediaBoxes().size(), 1U);
            EXPECT_NEAR(page.mediaBoxes()[0].width / kPointsPerMm, 210, 0.001);
            EXPECT_NEAR(page.mediaBoxes()[0].height / kPointsPerMm, 297, 0.001);
            const auto faces = page.pictures();
            ASSERT_EQ(faces.size(), 2U);
            for (const auto& face : faces) {
                EXPECT_NEAR(face.width / kPointsPerMm, 85.6, 0.02) << front << (mono ? " mono" : "");
                EXPECT_NEAR(face.height / kPointsPerMm, 54.0, 0.02) << front << (mono ? " mono" : "");
            }
            EXPECT_EQ(page.images().find(" rgb ") == std::string::npos, mono);
        }
}

TEST_F(CopyCommand, PutsSidesRightThatWereGivenTheWrongWayRound) {
    const auto answer = copy({"--front", kBack, "--back", kFront, "--output", pdf, "--json"});
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_EQ(answer.objects().at(0)["front"]["side"], "front");
    EXPECT_THAT(answer.err, HasSubstr("wrong way round"));
}

TEST_F(CopyCommand, RefusesTheSameSideTwice) {
    const auto answer = copy({"--front", kFront, "--back", kFront, "--output", pdf});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, HasSubstr("same side"));
    EXPECT_TRUE(isOneLine(answer.err));
    EXPECT_EQ(filesInHome(), 0U);
}

TEST_F(CopyCommand, SaysWhatIsNoCard) {
    const auto two = copy({"--front", kTwoCards, "--back", kBack, "--output", pdf});
    EXPECT_EQ(two.exit, Exit::Failed);
    EXPECT_THAT(two.err, HasSubstr("more than one card"));
    const auto none = copy({"--front", kFront, "--back", kEmpty, "--output", pdf});
    EXPECT_EQ(none.exit, Exit::Failed);
    EXPECT_THAT(none.err, HasSubstr(kEmpty));
    EXPECT_THAT(none.err, HasSubstr("no card"));
    EXPECT_EQ(filesInHome(), 0U);
}

TEST_F(CopyCommand, SaysWhichFileCannotBeRead) {
    const std::vector<std::string> broken{home / "missing.jpg", BANSHI_FIXTURES "/pictures/text.jpg",
                                          BANSHI_FIXTURES "/pictures/claims_2000000.png", home.path()};
    for (const std::string& file : broken) {
        const auto answer = copy({"--front", file, "--back", kBack, "--output", pdf});
        EXPECT_EQ(answer.exit, Exit::Failed) << file;
        EXPECT_THAT(answer.err, HasSubstr(file));
        EXPECT_TRUE(isOneLine(answer.err)) << answer.err;
    }
}

TEST_F(CopyCommand, AsksForAResolutionThatNobodySaid) {
    const std::string square = home / "square.png";
    const auto file = hal::encodePng(hal::ImageBuilder(300, 300, hal::PixelFormat::Grey8).finish());
    writeText(square, std::string(file->begin(), file->end()));
    const auto answer = banshi({"copy", "--front", square, "--back", kBack, "--output", pdf});
    EXPECT_EQ(answer.exit, Exit::Usage);
    EXPECT_THAT(answer.err, HasSubstr("--dpi"));
}

TEST_F(CopyCommand, RefusesContradictionsAndImpossibleNumbers) {
    using Arguments = std::vector<std::string>;
    const Arguments both{"--front", kFront, "--back", kBack};
    const auto with = [&](const Arguments& more) {
        Arguments all = both;
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    for (const Arguments& wrong :
         {with({}), with({"--output", pdf, "--printer", "sim:printer"}),
          with({"--output", pdf, "--copies", "0"}), with({"--output", pdf, "--copies", "-1"}),
          with({"--output", pdf, "--copies", "1000"}), with({"--document", kPage, "--output", pdf}),
          Arguments{"--front", kFront, "--output", pdf},
          Arguments{"--document", kPage, "--purpose", "x", "--output", pdf}}) {
        const auto answer = copy(wrong);
        EXPECT_EQ(answer.exit, Exit::Usage) << testing::PrintToString(wrong);
        EXPECT_TRUE(isOneLine(answer.err)) << answer.err;
        EXPECT_EQ(filesInHome(), 0U);
    }
}

TEST_F(CopyCommand, RefusesAPurposeThatCannotBePrinted) {
    const auto answer = copy({"--front", kFront, "--back", kBack, "--purpose", "私\uE000", "--output", pdf});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_TRUE(isOneLine(answer.err));
    EXPECT_EQ(filesInHome(), 0U);
}

TEST_F(CopyCommand, LeavesNothingBehindWhereItCannotWrite) {
    const auto answer = copy({"--front", kFront, "--back", kBack, "--output", home / "nowhere" / "copy.pdf"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, HasSubstr("storage"));
    EXPECT_TRUE(isOneLine(answer.err));
    EXPECT_EQ(filesInHome(), 0U);
}

TEST_F(CopyCommand, NeverReplacesADeviceOrADirectory) {
    for (const std::string& place : {std::string("/dev/full"), home.path().string()}) {
        const auto answer = copy({"--front", kFront, "--back", kBack, "--output", place});
        EXPECT_EQ(answer.exit, Exit::Failed);
        EXPECT_THAT(answer.err, HasSubstr("no ordinary file"));
    }
    EXPECT_FALSE(std::filesystem::is_regular_file("/dev/full"));
}

TEST_F(CopyCommand, PrintsAndKeepsItsBook) {
    const std::string printer = "sim:printer?inprocess=1&pace=instant&out=" + (home / "tray").string();
    const auto answer = copy({"--front", kFront, "--back", kBack, "--copies", "2", "--printer", printer,
                              "--state", state, "--json"});
    ASSERT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(answer.objects().at(0)["sheets"], 2);
    EXPECT_TRUE(std::filesystem::exists(home / "tray" / "job-0001.pdf"));
    EXPECT_TRUE(std::filesystem::exists(home / "state" / "ledger.db"));
}

TEST_F(CopyCommand, LeavesThePrinterToTheProgramThatHasIt) {
    std::filesystem::create_directories(state);
    const auto other = kiosk::control::holdDevices(state, "banshi test");
    ASSERT_TRUE(other);
    const std::string printer = "sim:printer?inprocess=1&pace=instant&out=" + (home / "tray").string();
    const auto answer = copy({"--front", kFront, "--back", kBack, "--printer", printer, "--state", state});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, HasSubstr("banshi test (process"));
    EXPECT_FALSE(std::filesystem::exists(home / "tray"));
}

TEST_F(CopyCommand, RefusesAPrinterThatNoDriverTakes) {
    const auto answer =
        copy({"--front", kFront, "--back", kBack, "--printer", "pigeon:loft", "--state", state});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_TRUE(isOneLine(answer.err)) << answer.err;
}

TEST_F(CopyCommand, CopiesDocuments) {
    const auto answer = copy({"--document", kPage, kPage, "--output", pdf, "--json"});
    ASSERT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(answer.objects().at(0)["pages"], 2);
}

} // namespace
