// Rare characters are people's names: they are drawn, or their lack is noticed before printing.
#include <gtest/gtest.h>

#include "pdf_tools.h"
#include "sample_card.h"

namespace paper {
namespace {

TEST(Glyphs, CoverEverydayTextAndTheRareCharactersOfNames) {
    EXPECT_EQ(firstMissingGlyph("仅供办理社保业务使用 2026.11.24 ABC，（）—"), std::nullopt);
    EXPECT_EQ(firstMissingGlyph("㛃䶮𫍯𬭛𬱖"), std::nullopt) << "names in GB 18030-2022";
    EXPECT_EQ(firstMissingGlyph("𠅤𪚥"), std::nullopt) << "extension B";
    EXPECT_EQ(firstMissingGlyph("\U00030EDD"), std::nullopt) << "extension G, which only BabelStone Han has";
}

TEST(Glyphs, NameTheFirstCharacterThatNoFontHas) {
    EXPECT_EQ(firstMissingGlyph("葛\U000E0100张\U0007FFFE三\U0007FFFD"), char32_t{0x7FFFE})
        << "variation selectors are no characters";
}

TEST(Glyphs, RefusePrivateUseBecauseEachFontGivesItAnotherMeaning) {
    EXPECT_EQ(firstMissingGlyph("张\uE1C5"), char32_t{0xE1C5});
}

TEST(Glyphs, RefuseControlsAndTurnsOfDirection) {
    EXPECT_EQ(firstMissingGlyph("a\nb"), char32_t{'\n'});
    EXPECT_EQ(firstMissingGlyph("仅供\u202E用"), char32_t{0x202E});
    EXPECT_EQ(firstMissingGlyph(std::string("a\0b", 3)), char32_t{0});
}

TEST(Glyphs, CallAMalformedByteAReplacementCharacter) {
    EXPECT_EQ(firstMissingGlyph("ab\xFF"), char32_t{0xFFFD});
    EXPECT_EQ(firstMissingGlyph("ab\xE4\xBB"), char32_t{0xFFFD}) << "cut off";
    EXPECT_EQ(firstMissingGlyph("\xC0\x80"), char32_t{0xFFFD}) << "overlong";
}

TEST(Glyphs, AreCompleteForAnEmptyText) { EXPECT_EQ(firstMissingGlyph(""), std::nullopt); }

TEST(Fonts, AreEmbeddedAsSubsets) {
    CardPage page = samplePage();
    page.purpose->text = "仅供\U00030EDD先生办理社保使用";
    const auto pdf = cardPdf(page);
    ASSERT_TRUE(pdf) << pdf.error().detail;
    const std::string fonts = PdfOnDisk(*pdf).fonts();
    EXPECT_NE(fonts.find("+NotoSansCJKsc-Bold"), std::string::npos) << fonts; // the prefix marks a subset
    EXPECT_EQ(fonts.find(" no  "), std::string::npos) << "all embedded, all with a Unicode map: " << fonts;
    EXPECT_LT(pdf->bytes.size(), 400'000U) << "one whole font is 19 MB";
}

} // namespace
} // namespace paper
