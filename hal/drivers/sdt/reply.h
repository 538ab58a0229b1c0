// What the SAM answers: the three status bytes, and the blocks of a read card.
#pragma once

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "hal/id_reader.h"

namespace hal::sdt {

struct Reply {
    std::uint8_t sw1 = 0, sw2 = 0, sw3 = 0;
    SecretBytes data;
};

// From a frame's body. Protocol: shorter than the three status bytes.
[[nodiscard]] Result<Reply> decodeReply(ByteView body);
[[nodiscard]] SecretBytes encodeReply(const Reply& reply); // a whole frame

// Data of "read text and photo" and "read text, photo and fingerprint": two or three big-endian lengths, then
// the blocks. The lengths are believed, not the sums that are usual: fingerprints may be absent.
// BadData: the lengths do not add up to the data, or the text block is none.
[[nodiscard]] Result<IdCard> decodeCard(ByteView data, bool withFingerprint);
[[nodiscard]] Result<SecretBytes> encodeCard(const IdCard& card, bool withFingerprint);

// Data of "read newest address": 70 bytes of text.
inline constexpr std::size_t kNewestAddressSize = 70;
[[nodiscard]] Result<SecretText> decodeNewestAddress(ByteView data);
[[nodiscard]] SecretBytes encodeNewestAddress(std::string_view address);

} // namespace hal::sdt
