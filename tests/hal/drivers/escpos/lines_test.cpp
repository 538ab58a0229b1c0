#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/escpos/characters.h"
#include "hal/drivers/escpos/lines.h"

namespace {

using namespace hal;
using testing::ElementsAre;

SecretText text(const char* utf8) { return SecretText(utf8); }

std::vector<std::string> laid(const ReceiptPart& part, int columns) {
    const auto lines = escpos::lay({{part}}, columns);
    std::vector<std::string> texts;
    if (!lines)
        return {"fault: " + lines.error().detail};
    for (const escpos::Line& line : *lines)
        if (const auto* written = std::get_if<escpos::TextLine>(&line))
            texts.emplace_back(written->text.view());
    return texts;
}

TEST(EscPosLines, BreakChineseAnywhereAndLatinAtSpaces) {
    EXPECT_THAT(laid(ReceiptText{text("\u4e00\u4e8c\u4e09\u56db\u4e94")}, 4),
                ElementsAre("\u4e00\u4e8c", "\u4e09\u56db", "\u4e94"));
    EXPECT_THAT(laid(ReceiptText{text("take your card")}, 10), ElementsAre("take your", "card"));
    EXPECT_THAT(laid(ReceiptText{text("incomprehensible")}, 8), ElementsAre("incompre", "hensible"));
}

TEST(EscPosLines, KeepTheLineBreaksOfTheText) {
    EXPECT_THAT(laid(ReceiptText{text("a\n\nb")}, 10), ElementsAre("a", "", "b"));
}

TEST(EscPosLines, HalveTheColumnsWhenLettersAreDoubled) {
    EXPECT_THAT(laid(ReceiptText{text("abcdef"), Align::Left, 2}, 8), ElementsAre("abcd", "ef"));
}

TEST(EscPosLines, PutAValueAtTheRightOrOnALineOfItsOwn) {
    EXPECT_THAT(laid(ReceiptPair{text("\u7f16\u53f7"), text("A17")}, 12),
                ElementsAre("\u7f16\u53f7     A17"));
    EXPECT_THAT(laid(ReceiptPair{text("number"), text("1234567")}, 12), ElementsAre("number", "1234567"));
}

TEST(EscPosLines, RuleTheWholeWidth) { EXPECT_THAT(laid(ReceiptRule{}, 5), ElementsAre("-----")); }

TEST(EscPosLines, KeepCombiningMarksWithTheirLetter) {
    EXPECT_THAT(laid(ReceiptText{text("e\u0301e\u0301")}, 1), ElementsAre("e\u0301", "e\u0301"));
}

TEST(EscPosLines, RefuseWhatIsBeyondItsBounds) {
    const std::string tooLong(kMostReceiptText + 1, 'x');
    EXPECT_THAT(laid(ReceiptText{text(tooLong.c_str())}, 32), ElementsAre(testing::StartsWith("fault")));
    EXPECT_THAT(laid(ReceiptText{text("x"), Align::Left, 5}, 32), ElementsAre(testing::StartsWith("fault")));
    EXPECT_THAT(laid(ReceiptText{text("bell \a")}, 32), ElementsAre(testing::StartsWith("fault")));
    EXPECT_THAT(laid(ReceiptText{text("\xC3\x28")}, 32), ElementsAre(testing::StartsWith("fault")));
    EXPECT_THAT(laid(ReceiptQr{text("")}, 32), ElementsAre(testing::StartsWith("fault")));
    EXPECT_FALSE(escpos::lay({std::vector<ReceiptPart>(kMostReceiptParts + 1, ReceiptRule{})}, 32));
    EXPECT_FALSE(escpos::lay({{ReceiptGap{{-1}}}}, 32));
}

TEST(EscPosCharacters, AreTheFirmwaresOnlyInTheTwoByteArea) {
    const auto plain = escpos::inFirmware("\u529e\u4e8b A");
    ASSERT_TRUE(plain);
    EXPECT_THAT(*plain, ElementsAre(0xB0, 0xEC, 0xCA, 0xC2, ' ', 'A'));
    EXPECT_FALSE(escpos::inFirmware("\U00020BB7")); // four bytes: names are written with such
    EXPECT_FALSE(escpos::inFirmware("\uE863"));     // private use
    EXPECT_FALSE(escpos::inFirmware("\u20AC1"));    // the euro sign is one column here and two there
    EXPECT_FALSE(escpos::inFirmware("\xFF"));
}

} // namespace
