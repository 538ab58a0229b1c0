// What a resident takes along can be read again.
#include "services/filing/slip.h"

#include <gmock/gmock.h>

#include "hal/base/bytes.h"
#include "hal/codes/decoder.h"
#include "services/filing/qr.h"
#include "services/wire/record_number.h"

namespace {

outbox::Filed filed() {
    outbox::Filed filed;
    filed.number = {"XH01", 123};
    for (std::size_t i = 0; i < filed.token.size(); ++i)
        filed.token[i] = static_cast<std::uint8_t>(i * 17);
    return filed;
}

filing::Slip slip() {
    return {.title = "诉求受理凭条",
            .number = {"受理号", "XH01-000123-7"},
            .pairs = {{"事项", "路灯不亮"}, {"地点", "小海街道 第5网格"}},
            .notes = {"已保存，待发送"},
            .code = filing::progressCode("https://progress.example", filed()),
            .codeHint = "扫码查进度",
            .demonstration = "演示"};
}

std::string codeOn(const hal::Image& picture) {
    const auto codes = hal::decodeCodesHere(picture);
    return codes && codes->size() == 1 ? std::string(hal::asText(codes->front().bytes)) : std::string();
}

} // namespace

TEST(Slip, ItsCodeLeadsToThePageOrIsTheNumber) {
    const std::string token = "00112233445566778899aabbccddeeff";
    EXPECT_EQ(filing::progressCode("https://progress.example", filed()),
              "https://progress.example/p/" + token);
    EXPECT_EQ(filing::progressCode("", filed()), wire::toString(filed().number));
    EXPECT_EQ(filing::tokenIn("https://progress.example/p/" + token), token);
    EXPECT_EQ(filing::tokenIn("https://other.example/banshi/p/" + token), token);
    for (const std::string strange : {"", "XH01-000123-7", "https://a/p/", "https://a/p/0011",
                                      "https://a/p/00112233445566778899AABBCCDDEEFF"})
        EXPECT_EQ(filing::tokenIn(strange), "") << strange;
    EXPECT_EQ(filing::tokenIn("https://a/p/" + token + "/x"), "");
}

TEST(Slip, ItsCodeIsReadByAnyScanner) {
    const auto picture = filing::qrPicture(slip().code, 6);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->width(), picture->height());
    EXPECT_EQ(codeOn(*picture), slip().code);
    EXPECT_FALSE(filing::qrPicture("", 6));
    EXPECT_FALSE(filing::qrPicture(std::string(5000, 'x'), 6));
}

TEST(Slip, OnARollIsWithinWhatAPrinterTakes) {
    const hal::Receipt receipt = filing::rollOf(slip());
    EXPECT_TRUE(hal::withinBounds(receipt));
    bool coded = false;
    for (const auto& part : receipt.parts)
        if (const auto* code = std::get_if<hal::ReceiptQr>(&part))
            coded = code->payload.view() == slip().code;
    EXPECT_TRUE(coded);
}

TEST(Slip, OnAPageHasItsCodeToo) {
    const auto page = filing::pageOf(slip(), hal::Dpi{150});
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_EQ(page->format(), hal::PixelFormat::Grey8);
    EXPECT_NEAR(page->width() / page->dpi().value().pixelsPerMm(), 210, 0.5);
    EXPECT_EQ(codeOn(*page), slip().code);
}
