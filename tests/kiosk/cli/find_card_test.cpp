// banshi find-card as a script sees it: one line a picture, whatever the picture is.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>

#include "hal/picture/picture.h"
#include "tests/kiosk/cli/command_line.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;

const std::string kCards = BANSHI_FIXTURES "/cards/";
const std::string kPictures = BANSHI_FIXTURES "/pictures/";
const std::string kCard = kCards + "dev_000_fb_white.jpg";

Answer find(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "find-card");
    arguments.emplace_back("--json");
    return banshi(std::move(arguments));
}

TEST(FindCard, GivesCornersSideRotationAndTime) {
    const auto answer = find({kCard, "--dpi", "300"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(answer.err, "");
    const auto object = answer.objects().at(0);
    EXPECT_EQ(answer.out.rfind("{\"schema\":1,\"file\":", 0), 0U);
    EXPECT_EQ(object["file"], kCard);
    EXPECT_EQ(object["result"], "card");
    EXPECT_GT(object["ms"].get<double>(), 0);
    const auto& card = object["cards"].at(0);
    EXPECT_EQ(card["corners"].size(), 4U);
    EXPECT_EQ(card["side"], "front");
    EXPECT_GE(card["rotation"].get<double>(), 0);
    EXPECT_LT(card["rotation"].get<double>(), 360);
    EXPECT_GT(card["confidence"].get<double>(), 0.5);
    EXPECT_LE(card["confidence"].get<double>(), 1);
}

TEST(FindCard, TheCornersOfAnUprightCardRunClockwiseFromItsTopLeft) {
    const auto corners = find({kCard, "--dpi", "300"}).objects().at(0)["cards"][0]["corners"];
    double area = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto &a = corners[i], &b = corners[(i + 1) % 4];
        area += a[0].get<double>() * b[1].get<double>() - b[0].get<double>() * a[1].get<double>();
    }
    EXPECT_GT(area, 0) << "y points down";
}

TEST(FindCard, ScaleAndDpiMeanTheSame) {
    const auto byDpi = find({kCard, "--dpi", "300"}).objects().at(0);
    const auto byScale = find({kCard, "--scale", "11.811023622047244"}).objects().at(0);
    EXPECT_EQ(byDpi["cards"], byScale["cards"]);
}

TEST(FindCard, WithoutAScaleItIsAUsageErrorAndTheOthersGoOn) {
    TemporaryDirectory home;
    const std::string square = home / "square.png";
    const auto file = hal::encodePng(hal::ImageBuilder(300, 300, hal::PixelFormat::Grey8).finish());
    writeText(square, std::string(file->begin(), file->end()));
    const auto answer = find({square, kCard});
    EXPECT_EQ(answer.exit, Exit::Usage);
    const auto objects = answer.objects();
    ASSERT_EQ(objects.size(), 2U);
    EXPECT_TRUE(objects[0].contains("error"));
    EXPECT_EQ(objects[1]["result"], "card") << "its resolution stands in the file";
}

TEST(FindCard, ShowsCornersOnlyWhereThereIsACardToShow) {
    for (const auto& [file, result, cards] :
         {std::tuple{"dev_030_neg_empty.jpg", "none", 0U}, std::tuple{"dev_032_neg_two.jpg", "multiple", 2U},
          std::tuple{"dev_033_neg_half.jpg", "partial", 0U},
          std::tuple{"dev_034_neg_sheet.jpg", "sheet", 0U}}) {
        const auto answer = find({kCards + file, "--dpi", "300"});
        EXPECT_EQ(answer.exit, Exit::Ok) << "what lies there was said";
        const auto object = answer.objects().at(0);
        EXPECT_EQ(object["result"], result);
        EXPECT_EQ(object["cards"].size(), cards);
    }
}

TEST(FindCard, WhatCannotBeReadIsOneLineAndTheOthersGoOn) {
    TemporaryDirectory home;
    const std::string truncated = home / "truncated.jpg", empty = home / "empty.png";
    writeText(truncated, readText(kCard).substr(0, 300));
    writeText(empty, "");
    const std::vector<std::string> broken{home / "missing.jpg",
                                          home.path().string(),
                                          empty,
                                          truncated,
                                          kPictures + "text.jpg",
                                          kPictures + "claims_2000000.png"};
    std::vector<std::string> arguments = broken;
    arguments.insert(arguments.end(), {kCard, kCard, "--dpi", "300"});
    const auto answer = find(arguments);
    EXPECT_EQ(answer.exit, Exit::Failed);
    const auto objects = answer.objects();
    ASSERT_EQ(objects.size(), broken.size() + 2);
    for (std::size_t i = 0; i < broken.size(); ++i) {
        EXPECT_EQ(objects[i]["schema"], 1);
        EXPECT_EQ(objects[i]["file"], broken[i]);
        EXPECT_FALSE(objects[i].value("error", "").empty()) << broken[i];
        EXPECT_FALSE(objects[i].contains("result"));
    }
    EXPECT_EQ(objects[broken.size()]["result"], "card");
    EXPECT_EQ(objects[broken.size()]["cards"], objects[broken.size() + 1]["cards"]) << "the same file twice";
    EXPECT_EQ(std::ranges::count(answer.err, '\n'), static_cast<std::ptrdiff_t>(broken.size()));
}

TEST(FindCard, TakesEveryKindOfPicture) {
    for (const char* name : {"cmyk.jpg", "ycck.jpg", "rgb16.png", "grey16.png", "alpha.png", "palette.png",
                             "bilevel.png", "progressive.jpg", "interlaced.png"}) {
        const auto answer = find({kPictures + name, "--dpi", "300"});
        EXPECT_EQ(answer.exit, Exit::Ok) << name << ": " << answer.err;
        EXPECT_NE(answer.objects().at(0)["result"], "card") << name;
    }
}

TEST(FindCard, ANameThatIsNotUtf8IsStillOneLineOfJson) {
    TemporaryDirectory home;
    const std::string odd = (home / "").string() + "\xff\xfe.jpg";
    std::filesystem::copy_file(kCard, odd);
    const auto answer = find({odd, "--dpi", "300"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(answer.objects().at(0)["result"], "card");
}

TEST(FindCard, RefusesContradictionsAndImpossibleScales) {
    for (const auto& wrong : std::vector<std::vector<std::string>>{{},
                                                                   {kCard, "--dpi", "0"},
                                                                   {kCard, "--dpi", "-1"},
                                                                   {kCard, "--dpi", "x"},
                                                                   {kCard, "--scale", "0"},
                                                                   {kCard, "--dpi", "300", "--scale", "11.8"},
                                                                   {kCard, "--source", "telescope"}}) {
        const auto answer = find(wrong);
        EXPECT_EQ(answer.exit, Exit::Usage) << testing::PrintToString(wrong);
        EXPECT_EQ(answer.out, "");
        EXPECT_EQ(std::ranges::count(answer.err, '\n'), 1) << answer.err;
    }
}

} // namespace
