// Codes that come as lines: where they end, and what is no code.
#include <gtest/gtest.h>

#include "hal/drivers/codes/line.h"

namespace hal::codes {
namespace {

// What comes of the text once silence follows; empty: nothing.
std::optional<Outcome> after(std::string_view text, LineRules rules = {}) {
    LineAssembler line(rules);
    EXPECT_FALSE(line.feed(asBytes(text)));
    EXPECT_EQ(line.begun(), !text.empty());
    return line.quiet();
}

std::string codeAfter(std::string_view text, LineRules rules = {}) {
    const auto outcome = after(text, rules);
    if (!outcome || !*outcome)
        return "no code";
    return std::string(asText((*outcome)->bytes));
}

TEST(CodeLine, EndsWithAnyLineEnd) {
    for (const char* text : {"abc\r", "abc\n", "abc\r\n"})
        EXPECT_EQ(codeAfter(text), "abc");
    EXPECT_EQ(codeAfter("abc\t", {.suffix = Suffix::Tab}), "abc");
    EXPECT_EQ(codeAfter("abc", {.suffix = Suffix::None}), "abc");
}

TEST(CodeLine, MayHoldLineEndsAndNulsItself) {
    EXPECT_EQ(codeAfter("BEGIN:VCARD\r\nN:A\r\n\r\n"), "BEGIN:VCARD\r\nN:A\r\n");
    EXPECT_EQ(codeAfter(std::string_view("a\0b\r", 4)), std::string("a\0b", 3));
}

TEST(CodeLine, WaitsLongerForASuffixThanAfterIt) {
    LineAssembler line({});
    [[maybe_unused]] const auto none = line.feed(asBytes("abc"));
    const Millis without = line.pause();
    [[maybe_unused]] const auto still = line.feed(asBytes("\r"));
    EXPECT_LT(line.pause(), without);
}

TEST(CodeLine, WithoutItsSuffixIsToBeShownAgain) {
    const auto outcome = after("half a co");
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().fault, Fault::TryAgain);
}

TEST(CodeLine, ASuffixAloneIsNoCode) {
    EXPECT_FALSE(after("\r\n"));
    EXPECT_FALSE(after(""));
}

TEST(CodeLine, TellsItsKindByTheIdentifierWhereTheScannerSendsOne) {
    const auto outcome = after("]C0abc\r", {.aim = true});
    ASSERT_TRUE(outcome && *outcome);
    EXPECT_EQ((*outcome)->symbology, Symbology::Code128);
    EXPECT_EQ(asText((*outcome)->bytes), "abc");
    const auto missing = after("abc\r", {.aim = true});
    ASSERT_TRUE(missing && !*missing);
    EXPECT_EQ(missing->error().fault, Fault::BadData);
    EXPECT_EQ(codeAfter("]C0abc\r"), "]C0abc") << "not asked for";
}

TEST(CodeLine, RefusesMoreThanACodeCanHoldAndReadsTheNext) {
    LineAssembler line({});
    const std::string flood(1000, 'x');
    for (int i = 0; i < 20; ++i)
        EXPECT_FALSE(line.feed(asBytes(flood)));
    const auto outcome = line.quiet();
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().fault, Fault::BadData);
    [[maybe_unused]] const auto none = line.feed(asBytes("abc\r"));
    const auto next = line.quiet();
    ASSERT_TRUE(next && *next);
    EXPECT_EQ(asText((*next)->bytes), "abc");
}

TEST(CodeLine, ForgetsWhatIsUnderWay) {
    LineAssembler line({});
    [[maybe_unused]] const auto none = line.feed(asBytes("somebody else's"));
    line.forget();
    EXPECT_FALSE(line.begun());
    EXPECT_FALSE(line.quiet());
}

TEST(CodeLine, KnowsTheIdentifiersOfIso15424) {
    EXPECT_EQ(symbologyOf(asBytes("]Q3")), Symbology::Qr);
    EXPECT_EQ(symbologyOf(asBytes("]d2")), Symbology::DataMatrix);
    EXPECT_EQ(symbologyOf(asBytes("]L0")), Symbology::Pdf417);
    EXPECT_EQ(symbologyOf(asBytes("]Y0")), Symbology::Other);
    EXPECT_EQ(symbologyOf(asBytes("Q10")), Symbology::Other);
    EXPECT_EQ(symbologyOf(asBytes("]Q")), Symbology::Other);
}

} // namespace
} // namespace hal::codes
