// What residents scanned, seen through a program that holds no key; and the file of a case.
#include "center/staff/answering.h"
#include "center/staff/case_file.h"
#include "hal/picture/picture.h"
#include "services/paper/text_report.h"
#include "services/seal/hex.h"
#include "tests/center/staff/staffed_center.h"

namespace center::staff {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

hal::Image page(int width, int height) {
    hal::ImageBuilder builder(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * 3; ++x)
            builder.row(y)[x] = static_cast<std::uint8_t>(x % 3 == 0 ? 200 : 30);
    return std::move(builder).finish(hal::Dpi{300});
}

std::string base64(hal::ByteView bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i)
            three = three << 8 | (at + i < bytes.size() ? bytes[at + i] : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += at + i <= bytes.size() ? kLetters[three >> (18 - 6 * i) & 63U] : '=';
    }
    return text;
}

class StaffPictures : public StaffTest {
protected:
    std::string path(const store::Case& one, int index) {
        return Person::pathOf(one) + "/attachments/" + std::to_string(index);
    }
    static std::pair<int, int> sizeOf(const Heard& heard) {
        const auto info = hal::inspectPicture(hal::asBytes(heard.body));
        return info ? std::pair(static_cast<int>(info->width), static_cast<int>(info->height))
                    : std::pair(0, 0);
    }
};

TEST_F(StaffPictures, AreEncodedAnewAndTheOriginalIsOnlyToKeep) {
    hal::Bytes jpeg = hal::encodeJpeg(page(2480, 3508)).value();
    const std::string comment =
        "\xFF\xFE" + std::string("\0\x0C", 2) + "secretwords"; // a place to hide words
    jpeg.insert(jpeg.begin() + 2, comment.begin(), comment.begin() + 14);
    const hal::Bytes png = hal::encodePng(page(300, 200)).value();
    const auto made = center.file("s01-g001", {{wire::FileType::Jpeg, jpeg}, {wire::FileType::Png, png}});
    const json listed = clerk.get(Person::pathOf(made)).content().at("attachments");
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0]["type"], "jpeg");
    EXPECT_EQ(listed[0]["size"], jpeg.size());
    EXPECT_EQ(listed[1]["size"], png.size());

    const Heard original = clerk.get(path(made, 0));
    EXPECT_EQ(original.status, 200);
    EXPECT_EQ(original.body, hal::asText(jpeg));
    EXPECT_THAT(original.head, HasSubstr("Content-Type: application/octet-stream"));
    EXPECT_THAT(original.head,
                HasSubstr("Content-Disposition: attachment; filename=\"" + made.number + "-1.jpeg\""));

    const Heard picture = clerk.get(path(made, 0) + "/picture");
    ASSERT_EQ(picture.status, 200);
    EXPECT_THAT(picture.head, HasSubstr("Content-Type: image/jpeg"));
    EXPECT_THAT(picture.head, HasSubstr("nosniff"));
    EXPECT_EQ(sizeOf(picture), std::pair(826, 1169));
    EXPECT_EQ(picture.body.find("secret"), std::string::npos);
    EXPECT_EQ(sizeOf(clerk.get(path(made, 1) + "/picture")), std::pair(300, 200));
    EXPECT_THAT(center.audited(clerk.id()), ElementsAre("case_viewed", "attachment_downloaded",
                                                        "attachment_viewed", "attachment_viewed"));
    EXPECT_EQ(stranger.get(path(made, 0)).status, 404);
    EXPECT_EQ(stranger.get(path(made, 0) + "/picture").status, 404);
    EXPECT_EQ(clerk.get(path(made, 2)).status, 404);
    EXPECT_EQ(clerk.get(Person::pathOf(made) + "/attachments/..%2F..%2Fcase.key").status, 400);
}

TEST_F(StaffPictures, OfAPdfTheFirstPage) {
    const auto pdf = paper::textReport({.title = "synthetic", .facts = {}, .rows = {}, .foot = ""}).value();
    const auto made =
        center.file("s01-g001", {{wire::FileType::Pdf, hal::Bytes(pdf.bytes.begin(), pdf.bytes.end())}});
    const Heard picture = clerk.get(path(made, 0) + "/picture");
    ASSERT_EQ(picture.status, 200) << picture.body;
    EXPECT_EQ(sizeOf(picture).second, 1600);
}

TEST_F(StaffPictures, WhatIsNoPictureIsToldAndHurtsNobody) {
    hal::Bytes bomb = hal::encodePng(page(8, 8)).value();
    for (const std::size_t at : {16U, 20U}) // IHDR says 65 536 × 65 536
        bomb[at + 1] = 1;
    const hal::Bytes png = hal::encodePng(page(30, 20)).value();
    const std::string nonsense = "%PDF-1.7\nnonsense";
    const auto made =
        center.file("s01-g001", {{wire::FileType::Png, bomb},
                                 {wire::FileType::Jpeg, png},
                                 {wire::FileType::Pdf, hal::Bytes(nonsense.begin(), nonsense.end())},
                                 {wire::FileType::Jpeg, hal::Bytes(1000, 0xFF)}});
    for (int index = 0; index < 4; ++index)
        EXPECT_EQ(clerk.get(path(made, index) + "/picture").status, 422) << index;
    EXPECT_EQ(clerk.get(Person::pathOf(made)).status, 200);
}

TEST_F(StaffPictures, AKiosksScreenIsEncodedAnewToo) {
    const auto kiosk = center.kiosk("XH01", "s01");
    const std::string path = "/staff/v1/kiosks/" + wire::toString(kiosk.id);
    for (int number = 1; number <= 2; ++number)
        ASSERT_EQ(technician.say(path + "/commands", {{"type", "screenshot"}}).status, 202);
    const auto told = [&](int number, hal::ByteView picture) {
        const json line{{"type", "image/jpeg"}, {"base64", base64(picture)}};
        const json result{{"detail", ""}, {"result", {{"exit", 0}, {"lines", {line}}}}};
        return center.store->fleet()
            .outcome(kiosk.id, number, "done", result.dump(), center.clock.wall())
            .has_value();
    };
    ASSERT_TRUE(told(1, hal::encodeJpeg(page(540, 960)).value()));
    ASSERT_TRUE(told(2, hal::asBytes("<svg onload=alert(1)>")));
    const Heard screen = technician.get(path + "/files/1");
    EXPECT_EQ(screen.status, 200);
    EXPECT_THAT(screen.head, HasSubstr("Content-Type: image/jpeg"));
    EXPECT_EQ(sizeOf(screen), std::pair(540, 960));
    EXPECT_EQ(technician.get(path + "/files/2").status, 422);
    EXPECT_EQ(clerk.get(path + "/files/1").status, 403);
}

TEST_F(StaffPictures, AFileOfACaseHoldsItsWholeChain) {
    std::string longText;
    for (int i = 0; i < 300; ++i)
        longText += "synthetic words, many of them. ";
    const auto made = center.file("s01-g001", {}, longText);
    ASSERT_EQ(clerk.happen(made, "taken").status, 200);
    ASSERT_EQ(clerk.happen(made, "noted", {{"text", "a\nb"}}).status, 200);
    const Heard pdf = clerk.get(Person::pathOf(made) + "/file.pdf?lang=en");
    ASSERT_EQ(pdf.status, 200);
    EXPECT_TRUE(pdf.body.starts_with("%PDF"));
    EXPECT_THAT(pdf.head, HasSubstr("attachment; filename=\"" + made.number + ".pdf\""));
    EXPECT_EQ(stranger.get(Person::pathOf(made) + "/file.pdf").status, 404);

    const DeskRoom room{*center.center,      center.desk,  center.box,
                        center.organisation, center.rules, center.files};
    const auto opened = openCase(room, actorOf(clerk.user), made.id, History::Whole).value();
    const Json report =
        caseReport(caseJson(opened, actorOf(clerk.user), room), opened, Language::English, 480min);
    const std::string text = report.dump();
    for (const auto& event : opened.timeline)
        EXPECT_THAT(text, HasSubstr(seal::toHex(event.row.hash)));
    EXPECT_THAT(text, HasSubstr("whole"));
    EXPECT_THAT(text, HasSubstr("2026-11-24 10:00:00")) << "as people there read it";
    for (const auto& row : report.at("rows"))
        EXPECT_LE(row.at("lines").size(), 40U) << "no row is higher than a page";
}

} // namespace
} // namespace center::staff
