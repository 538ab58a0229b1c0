#include "hal/drivers/pcsc/social_security_card.h"

#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include <iconv.h>

namespace hal::pcsc {
namespace {

using Card = SocialSecurityCard;

constexpr std::uint16_t kIssuerFile = 0xEF05;
constexpr std::uint16_t kHolderFile = 0xEF06;

// peripherals' sheet 2; sizes, tags and numbers agree in four programs that read these cards.
constexpr std::array<Item, 13> kItems{{
    {kIssuerFile, 1, 0x01, 16, Form::Digits, &Card::id, "card id", false},
    {kIssuerFile, 2, 0x02, 1, Form::Text, &Card::cardClass, "class", false},
    {kIssuerFile, 3, 0x03, 4, Form::Text, &Card::version, "version", false},
    {kIssuerFile, 4, 0x04, 12, Form::Digits, &Card::issuer, "issuer", false},
    {kIssuerFile, 5, 0x05, 4, Form::Digits, &Card::issued, "issued", false},
    {kIssuerFile, 6, 0x06, 4, Form::Digits, &Card::expires, "expires", false},
    {kIssuerFile, 7, 0x07, 9, Form::Text, &Card::cardNumber, "card number", false},
    {kHolderFile, 1, 0x08, 18, Form::Text, &Card::number, "number", true},
    {kHolderFile, 2, 0x09, 30, Form::Text, &Card::name, "name", true},
    {kHolderFile, 3, 0x0A, 1, Form::Text, &Card::sex, "sex", false},
    {kHolderFile, 4, 0x0B, 1, Form::Digits, &Card::ethnicity, "ethnicity", false},
    {kHolderFile, 5, 0x0C, 3, Form::Digits, &Card::birthplace, "birthplace", false},
    {kHolderFile, 6, 0x0D, 4, Form::Digits, &Card::birth, "birth", false},
}};

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::string_view kHex = "0123456789ABCDEF";

struct CloseConverter {
    void operator()(iconv_t converter) const { iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter>;

Converter converterTo(const char* to, const char* from) {
    iconv_t made = iconv_open(to, from);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv says no
    return Converter(made == reinterpret_cast<iconv_t>(-1) ? nullptr : made);
}

// One character in another encoding; none: the bytes are no whole character.
std::optional<SecretBytes> converted(iconv_t converter, ByteView character) {
    SecretBytes out(8);
    char* in = const_cast<char*>(asText(character).data()); // iconv's signature; it does not write
    char* to = reinterpret_cast<char*>(out.data());
    std::size_t inLeft = character.size();
    std::size_t room = out.size();
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    if (iconv(converter, &in, &inLeft, &to, &room) == static_cast<std::size_t>(-1) || inLeft != 0)
        return std::nullopt;
    out.resize(out.size() - room);
    return out;
}

bool isControl(ByteView utf8) {
    if (utf8.size() == 2)
        return utf8[0] == 0xC2 && utf8[1] < 0xA0;
    return utf8.size() == 1 && (utf8[0] < 0x20 || utf8[0] == 0x7F);
}

ByteView withoutFilling(ByteView value) {
    const auto fills = [](std::uint8_t byte) { return byte == 0x00 || byte == 0xFF || byte == ' '; };
    while (!value.empty() && fills(value.back()))
        value = value.first(value.size() - 1);
    return value;
}

SecretText fromDigits(ByteView value) {
    SecretBytes text;
    for (const std::uint8_t byte : value)
        for (const int digit : {byte >> 4, byte & 15})
            text.push_back(static_cast<std::uint8_t>(kHex[digit]));
    while (!text.empty() && text.back() == 'F')
        text.pop_back();
    return SecretText(asText(text));
}

std::optional<SecretBytes> toDigits(std::string_view text, std::size_t size) {
    SecretBytes value(size, 0xFF);
    if (text.size() > 2 * size)
        return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = kHex.find(text[i]);
        if (digit == kHex.npos)
            return std::nullopt;
        const unsigned before = value[i / 2];
        value[i / 2] = static_cast<std::uint8_t>(i % 2 == 0 ? digit << 4 | 15 : (before & 0xF0) | digit);
    }
    return value;
}

std::optional<SecretBytes> toGbk(std::string_view utf8, std::size_t size) {
    const Converter converter = converterTo("GB18030", "UTF-8");
    SecretBytes value;
    while (converter && !utf8.empty()) {
        std::size_t length = 1;
        while (length < utf8.size() && (static_cast<unsigned char>(utf8[length]) & 0xC0) == 0x80)
            ++length;
        const auto character = converted(converter.get(), asBytes(utf8.substr(0, length)));
        if (!character)
            return std::nullopt;
        value.insert(value.end(), character->begin(), character->end());
        utf8.remove_prefix(length);
    }
    if (!converter || value.size() > size)
        return std::nullopt;
    value.resize(size, 0x00);
    return value;
}

} // namespace

std::span<const Item> items() { return kItems; }

SecretText fromGbk(ByteView bytes) {
    const Converter converter = converterTo("UTF-8", "GB18030");
    SecretBytes text;
    while (!bytes.empty()) {
        std::optional<SecretBytes> character;
        std::size_t taken = 1;
        for (const std::size_t length : {1, 2, 4}) {
            if (!converter || length > bytes.size())
                break;
            character = converted(converter.get(), bytes.first(length));
            if (character) {
                taken = length;
                break;
            }
        }
        if (!character || character->empty() || isControl(*character))
            text.insert(text.end(), kReplacement.begin(), kReplacement.end());
        else
            text.insert(text.end(), character->begin(), character->end());
        bytes = bytes.subspan(taken);
    }
    return SecretText(asText(text));
}

Result<SecretText> decodeItem(const Item& item, ByteView record) {
    const std::string name(item.name);
    if (record.size() < 2 || record[0] != item.tag)
        return fail(Fault::BadData, name + ": another record");
    if (record[1] > record.size() - 2)
        return fail(Fault::BadData, name + ": longer than its record");
    const ByteView value = record.subspan(2, record[1]);
    return item.form == Form::Digits ? fromDigits(value) : fromGbk(withoutFilling(value));
}

Result<SecretBytes> encodeItem(const Item& item, const SecretText& value) {
    const auto bytes =
        item.form == Form::Digits ? toDigits(value.view(), item.size) : toGbk(value.view(), item.size);
    if (!bytes)
        return fail(Fault::BadData, std::string(item.name) + " does not fit");
    SecretBytes record{item.tag, item.size};
    record.insert(record.end(), bytes->begin(), bytes->end());
    return record;
}

} // namespace hal::pcsc
