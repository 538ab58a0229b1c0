// The chip's text encoding: UTF-16LE with private-use characters, here to and from UTF-8.
#pragma once

#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/secret.h"

namespace hal::sdt {

// Padding (spaces, or zeroes as some chips have them) at the end falls away; a character of half a surrogate
// pair becomes U+FFFD; everything else stays as it is, private use included. An odd last byte is ignored.
[[nodiscard]] SecretText decodeField(ByteView utf16le);

// Fills the whole field, space padded. False: the text does not fit (the field then holds what fits) or is
// not UTF-8.
[[nodiscard]] bool encodeField(std::string_view utf8, std::span<std::uint8_t> field);

} // namespace hal::sdt
