#include "hal/drivers/pcsc/apdu.h"

#include <algorithm>

namespace hal::pcsc {
namespace {

constexpr std::size_t kLongestName = 16; // ISO/IEC 7816-4

} // namespace

Bytes selectByName(ByteView name) {
    const ByteView kept = name.first(std::min(name.size(), kLongestName));
    Bytes command{0x00, 0xA4, 0x04, 0x00, static_cast<std::uint8_t>(kept.size())};
    command.insert(command.end(), kept.begin(), kept.end());
    return command;
}

Bytes selectFile(std::uint16_t id) {
    return {0x00, 0xA4, 0x02, 0x00, 0x02, static_cast<std::uint8_t>(id >> 8), static_cast<std::uint8_t>(id)};
}

Bytes readRecord(std::uint8_t which, RecordBy by) {
    return {0x00, 0xB2, which, static_cast<std::uint8_t>(by), 0x00};
}

Bytes getResponse(std::uint8_t length) { return {0x00, 0xC0, 0x00, 0x00, length}; }

Bytes withLength(Bytes command, std::uint8_t length) {
    command.back() = length;
    return command;
}

Result<Response> decodeResponse(ByteView bytes) {
    if (bytes.size() < 2 || bytes.size() > kMostResponse)
        return fail(Fault::Protocol, "the card answered " + std::to_string(bytes.size()) + " bytes");
    const ByteView data = bytes.first(bytes.size() - 2);
    const ByteView sw = bytes.last(2);
    return Response{SecretBytes(data.begin(), data.end()), static_cast<std::uint16_t>(sw[0] << 8 | sw[1])};
}

} // namespace hal::pcsc
