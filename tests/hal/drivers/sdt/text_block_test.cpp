// The four layouts of the text block, rare characters, and blocks that are none.
#include <gtest/gtest.h>

#include <algorithm>

#include "hal/drivers/sdt/text_block.h"
#include "hal/drivers/sdt/utf16.h"
#include "tests/hal/drivers/sdt/synthetic.h"

namespace hal::sdt {
namespace {

void put(TextBlock& block, std::size_t at, std::size_t size, std::string_view text) {
    ASSERT_TRUE(encodeField(text, std::span(block).subspan(at, size)));
}

TextBlock blank() {
    TextBlock block{};
    EXPECT_TRUE(encodeField("", block));
    return block;
}

TEST(SdtTextBlock, CitizenFieldsComeBackAsTheyWere) {
    const IdCard card = zhangSan();
    const auto read = decodeTextBlock(*encodeTextBlock(card));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->type, IdCardType::Citizen);
    EXPECT_EQ(read->name, card.name);
    EXPECT_EQ(read->sex, card.sex);
    EXPECT_EQ(read->ethnicity, card.ethnicity);
    EXPECT_EQ(read->birth, card.birth);
    EXPECT_EQ(read->address, card.address);
    EXPECT_EQ(read->number, card.number);
    EXPECT_EQ(read->authority, card.authority);
    EXPECT_EQ(read->validFrom, card.validFrom);
    EXPECT_EQ(read->validTo, card.validTo);
}

TEST(SdtTextBlock, PermitOfHongKongMacaoTaiwanHasItsPassNumber) {
    TextBlock block = blank();
    put(block, 0, 30, "陈大文");
    put(block, 122, 36, "810000199408230021");
    put(block, 204, 16, "长期");
    put(block, 220, 18, "H12345678");
    put(block, 248, 2, "J");
    const auto card = decodeTextBlock(block);
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(card->type, IdCardType::HmtPermit);
    EXPECT_EQ(card->name.view(), "陈大文");
    EXPECT_EQ(card->number.view(), "810000199408230021");
    EXPECT_EQ(card->validTo.view(), "长期");
    EXPECT_EQ(card->passNumber.view(), "H12345678");
}

TEST(SdtTextBlock, ForeignerOf2017HasFieldsInTheirOwnPlaces) {
    TextBlock block = blank();
    put(block, 0, 120, "EXAMPLE, ANNA MARIA");
    put(block, 120, 2, "2");
    put(block, 122, 30, "ATF110101901234");
    put(block, 152, 6, "AUT");
    put(block, 158, 30, "安娜");
    put(block, 188, 16, "20180102");
    put(block, 204, 16, "20280101");
    put(block, 220, 16, "19850101");
    put(block, 240, 8, "1500");
    put(block, 248, 2, "I");
    const auto card = decodeTextBlock(block);
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(card->type, IdCardType::Foreigner2017);
    EXPECT_EQ(card->englishName.view(), "EXAMPLE, ANNA MARIA");
    EXPECT_EQ(card->sex.view(), "2");
    EXPECT_EQ(card->number.view(), "ATF110101901234");
    EXPECT_EQ(card->nationality.view(), "AUT");
    EXPECT_EQ(card->name.view(), "安娜");
    EXPECT_EQ(card->validFrom.view(), "20180102");
    EXPECT_EQ(card->validTo.view(), "20280101");
    EXPECT_EQ(card->birth.view(), "19850101");
    EXPECT_EQ(card->authority.view(), "1500");
}

TEST(SdtTextBlock, ForeignerOf2023HasALongNameInTwoPlaces) {
    const std::string_view head = "EXAMPLE-LONGNAME, ANNA MARIA JOSEPH"; // 35 characters
    ASSERT_EQ(head.size(), 35u);
    TextBlock block = blank();
    put(block, 52, 70, head);
    put(block, 220, 22, "INE LOUISE");
    put(block, 122, 36, "932682198501010017");
    put(block, 242, 6, "AUT");
    put(block, 248, 2, "Y");
    const auto card = decodeTextBlock(block);
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(card->type, IdCardType::Foreigner2023);
    EXPECT_EQ(card->englishName.view(), "EXAMPLE-LONGNAME, ANNA MARIA JOSEPHINE LOUISE");
    EXPECT_EQ(card->number.view(), "932682198501010017");
    EXPECT_EQ(card->nationality.view(), "AUT");
}

TEST(SdtTextBlock, EachLayoutSurvivesTheWayThere) {
    for (const IdCardType type :
         {IdCardType::HmtPermit, IdCardType::Foreigner2017, IdCardType::Foreigner2023}) {
        IdCard card = zhangSan();
        card.type = type;
        card.number = SecretText("911124198108030");
        card.englishName = SecretText("EXAMPLE-LONGNAME, ANNA MARIA JOSEPHINE LOU");
        card.authority = SecretText("1500");
        const auto read = decodeTextBlock(*encodeTextBlock(card));
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(read->type, type);
        EXPECT_EQ(read->name, card.name);
        EXPECT_EQ(read->number, card.number);
        const bool hasEnglish = type != IdCardType::HmtPermit;
        EXPECT_EQ(read->englishName, hasEnglish ? card.englishName : SecretText());
    }
}

TEST(SdtTextBlock, RareAndPrivateUseCharactersStayAsTheyAre) {
    TextBlock block = blank();
    put(block, 0, 30, "𬱖\uE863"); // U+2CC56 outside the basic plane, U+E863 private use
    const auto card = decodeTextBlock(block);
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(card->name.view(), "𬱖\uE863");
}

TEST(SdtTextBlock, HalfASurrogatePairIsShownAsUnreadable) {
    TextBlock block = blank();
    block[0] = 0x00;
    block[1] = 0xD8;
    const auto card = decodeTextBlock(block);
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(card->name.view(), "\uFFFD");
}

TEST(SdtTextBlock, ZeroPaddingIsAsGoodAsSpaces) {
    TextBlock block = *encodeTextBlock(zhangSan());
    std::fill(block.begin() + 220, block.end(), std::uint8_t{0});
    const auto card = decodeTextBlock(block);
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(card->type, IdCardType::Citizen);
}

TEST(SdtTextBlock, AnUnknownLetterAndAWrongSizeAreBadData) {
    TextBlock block = *encodeTextBlock(zhangSan());
    block[248] = 'Q';
    EXPECT_EQ(decodeTextBlock(block).error().fault, Fault::BadData);
    EXPECT_EQ(decodeTextBlock(ByteView(block).first(255)).error().fault, Fault::BadData);
}

TEST(SdtTextBlock, ANameThatIsTooLongIsNamed) {
    IdCard card = zhangSan();
    card.name = SecretText("一二三四五六七八九十一二三四五六");
    EXPECT_EQ(encodeTextBlock(card).error(), (Error{Fault::BadData, "name does not fit"}));
}

} // namespace
} // namespace hal::sdt
