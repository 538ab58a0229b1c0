// The items of a social-security card that need no PIN: where each lies, and how it is written.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/smart_card_reader.h"

namespace hal::pcsc {

// The name of the application SSSE: "sx1.sh." and four characters of GBK.
inline constexpr std::array<std::uint8_t, 15> kSsse{0x73, 0x78, 0x31, 0x2E, 0x73, 0x68, 0x2E, 0xC9,
                                                    0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF};

enum class Form { Digits, Text }; // cn: two a byte, filled up with F; an: GBK, filled up with 00

struct Item {
    std::uint16_t file;
    std::uint8_t record; // its number within the file
    std::uint8_t tag;
    std::uint8_t size; // as the specification has it; a card's own length is believed
    Form form;
    SecretText SocialSecurityCard::*field;
    std::string_view name; // for the log
    bool needed;           // a card without it is no use
};

// In the order of files, so that each is selected once.
[[nodiscard]] std::span<const Item> items();

// One record: tag, length, value, and whatever fills it up. BadData: another tag, or a length that is not
// there.
[[nodiscard]] Result<SecretText> decodeItem(const Item& item, ByteView record);

// For the virtual card. BadData names an item that does not fit.
[[nodiscard]] Result<SecretBytes> encodeItem(const Item& item, const SecretText& value);

// GBK (and what GB 18030 adds) as UTF-8. What is no character becomes U+FFFD, and so do control characters:
// the rest stays readable, and the gap shows.
[[nodiscard]] SecretText fromGbk(ByteView bytes);

} // namespace hal::pcsc
