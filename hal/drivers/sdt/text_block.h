// The 256 bytes of text in the chip, in the four layouts that are told apart by one letter.
#pragma once

#include <array>
#include <cstdint>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/id_reader.h"

namespace hal::sdt {

inline constexpr std::size_t kTextBlockSize = 256;
using TextBlock = std::array<std::uint8_t, kTextBlockSize>;

// Fills the text fields of a card; photo, fingerprint and newest address stay empty.
// BadData: not 256 bytes, or a type letter that is not space, J, I or Y.
[[nodiscard]] Result<IdCard> decodeTextBlock(ByteView block);

// For the virtual SAM. BadData names the first field that does not fit.
[[nodiscard]] Result<TextBlock> encodeTextBlock(const IdCard& card);

} // namespace hal::sdt
