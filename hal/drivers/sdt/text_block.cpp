#include "hal/drivers/sdt/text_block.h"

#include <span>
#include <string_view>

#include "hal/drivers/sdt/utf16.h"

namespace hal::sdt {
namespace {

constexpr std::size_t kTypeLetterAt = 248;

// Where one member of IdCard lies: offset and size in bytes.
struct Field {
    SecretText IdCard::*member;
    std::size_t at;
    std::size_t size;
    std::string_view name;
};

constexpr Field kCitizen[] = {
    {&IdCard::name, 0, 30, "name"},
    {&IdCard::sex, 30, 2, "sex"},
    {&IdCard::ethnicity, 32, 4, "ethnicity"},
    {&IdCard::birth, 36, 16, "birth"},
    {&IdCard::address, 52, 70, "address"},
    {&IdCard::number, 122, 36, "number"},
    {&IdCard::authority, 158, 30, "authority"},
    {&IdCard::validFrom, 188, 16, "valid from"},
    {&IdCard::validTo, 204, 16, "valid to"},
};

constexpr Field kHmtPermit[] = {
    {&IdCard::name, 0, 30, "name"},
    {&IdCard::sex, 30, 2, "sex"},
    {&IdCard::birth, 36, 16, "birth"},
    {&IdCard::address, 52, 70, "address"},
    {&IdCard::number, 122, 36, "number"},
    {&IdCard::authority, 158, 30, "authority"},
    {&IdCard::validFrom, 188, 16, "valid from"},
    {&IdCard::validTo, 204, 16, "valid to"},
    {&IdCard::passNumber, 220, 18, "pass number"},
};

constexpr Field kForeigner2017[] = {
    {&IdCard::englishName, 0, 120, "English name"},
    {&IdCard::sex, 120, 2, "sex"},
    {&IdCard::number, 122, 30, "number"},
    {&IdCard::nationality, 152, 6, "nationality"},
    {&IdCard::name, 158, 30, "name"},
    {&IdCard::validFrom, 188, 16, "valid from"},
    {&IdCard::validTo, 204, 16, "valid to"},
    {&IdCard::birth, 220, 16, "birth"},
    {&IdCard::authority, 240, 8, "authority"},
};

constexpr Field kForeigner2023[] = {
    {&IdCard::name, 0, 30, "name"},
    {&IdCard::sex, 30, 2, "sex"},
    {&IdCard::birth, 36, 16, "birth"},
    {&IdCard::number, 122, 36, "number"},
    {&IdCard::validFrom, 188, 16, "valid from"},
    {&IdCard::validTo, 204, 16, "valid to"},
    {&IdCard::nationality, 242, 6, "nationality"},
};

// The English name of a 2023 card stands in two places: characters 1–35, then 36–46.
constexpr std::size_t kEnglishHeadAt = 52, kEnglishHeadSize = 70;
constexpr std::size_t kEnglishTailAt = 220, kEnglishTailSize = 22;
using EnglishName = std::array<std::uint8_t, kEnglishHeadSize + kEnglishTailSize>;

std::span<const Field> layoutOf(IdCardType type) {
    switch (type) {
    case IdCardType::Citizen:
        return kCitizen;
    case IdCardType::HmtPermit:
        return kHmtPermit;
    case IdCardType::Foreigner2017:
        return kForeigner2017;
    case IdCardType::Foreigner2023:
        return kForeigner2023;
    }
    return kCitizen;
}

struct Letter {
    IdCardType type;
    char16_t letter;
};
constexpr Letter kLetters[] = {{IdCardType::Citizen, u' '},
                               {IdCardType::HmtPermit, u'J'},
                               {IdCardType::Foreigner2017, u'I'},
                               {IdCardType::Foreigner2023, u'Y'}};

Result<IdCardType> typeOf(ByteView block) {
    const auto letter = static_cast<char16_t>(block[kTypeLetterAt] | block[kTypeLetterAt + 1] << 8);
    for (const Letter& row : kLetters)
        if (row.letter == letter)
            return row.type;
    if (letter == 0) // chips that pad with zeroes
        return IdCardType::Citizen;
    return fail(Fault::BadData, "card type letter " + std::to_string(static_cast<unsigned>(letter)));
}

SecretText decodeLongEnglishName(ByteView block) {
    EnglishName joined{};
    std::copy_n(block.begin() + kEnglishHeadAt, kEnglishHeadSize, joined.begin());
    std::copy_n(block.begin() + kEnglishTailAt, kEnglishTailSize, joined.begin() + kEnglishHeadSize);
    SecretText name = decodeField(joined);
    wipe(joined.data(), joined.size());
    return name;
}

bool encodeLongEnglishName(std::string_view name, TextBlock& block) {
    EnglishName joined{};
    const bool fits = encodeField(name, joined);
    std::copy_n(joined.begin(), kEnglishHeadSize, block.begin() + kEnglishHeadAt);
    std::copy_n(joined.begin() + kEnglishHeadSize, kEnglishTailSize, block.begin() + kEnglishTailAt);
    return fits;
}

} // namespace

Result<IdCard> decodeTextBlock(ByteView block) {
    if (block.size() != kTextBlockSize)
        return fail(Fault::BadData, "text block of " + std::to_string(block.size()) + " bytes");
    const auto type = typeOf(block);
    if (!type)
        return tl::make_unexpected(type.error());

    IdCard card;
    card.type = *type;
    for (const Field& field : layoutOf(*type))
        card.*field.member = decodeField(block.subspan(field.at, field.size));
    if (*type == IdCardType::Foreigner2023)
        card.englishName = decodeLongEnglishName(block);
    return card;
}

Result<TextBlock> encodeTextBlock(const IdCard& card) {
    TextBlock block{};
    static_cast<void>(encodeField("", block)); // spaces everywhere
    for (const Field& field : layoutOf(card.type))
        if (!encodeField((card.*field.member).view(), std::span(block).subspan(field.at, field.size)))
            return fail(Fault::BadData, std::string(field.name) + " does not fit");
    if (card.type == IdCardType::Foreigner2023 && !encodeLongEnglishName(card.englishName.view(), block))
        return fail(Fault::BadData, "English name does not fit");
    for (const Letter& row : kLetters)
        if (row.type == card.type)
            block[kTypeLetterAt] = static_cast<std::uint8_t>(row.letter);
    return block;
}

} // namespace hal::sdt
