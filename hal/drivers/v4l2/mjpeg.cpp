// Markers of JPEG: ITU-T T.81, table B.1.
#include "hal/drivers/v4l2/mjpeg.h"

#include <optional>

namespace hal::v4l2 {
namespace {

constexpr std::uint8_t kSoi = 0xD8, kEoi = 0xD9, kSos = 0xDA, kTem = 0x01;
constexpr std::uint8_t kRst0 = 0xD0, kRst7 = 0xD7;
constexpr std::uint8_t kSof0 = 0xC0, kSof1 = 0xC1;
constexpr std::size_t kSizeIn = 5; // of a frame header: length, precision, then height and width

std::size_t be16(ByteView bytes, std::size_t at) { return std::size_t{bytes[at]} << 8 | bytes[at + 1]; }

bool standsAlone(std::uint8_t marker) { return marker == kTem || (marker >= kRst0 && marker <= kSoi); }

// A frame header of another process than baseline: progressive, lossless, arithmetic.
bool otherProcess(std::uint8_t marker) {
    return marker > kSof1 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Where SOI stands.
std::optional<std::size_t> startOf(ByteView buffer) {
    for (std::size_t i = 0; i + 2 < buffer.size(); ++i)
        if (buffer[i] == 0xFF && buffer[i + 1] == kSoi && buffer[i + 2] == 0xFF)
            return i;
    return std::nullopt;
}

// Behind EOI, from somewhere in the entropy-coded data; zeros are what a stuffed 0xFF is followed by.
std::optional<std::size_t> endOf(ByteView buffer, std::size_t at) {
    for (; at + 1 < buffer.size(); ++at)
        if (buffer[at] == 0xFF && buffer[at + 1] == kEoi)
            return at + 2;
    return std::nullopt;
}

} // namespace

Result<MjpegFrame> frameIn(ByteView buffer) {
    const auto start = startOf(buffer);
    if (!start)
        return fail(Fault::BadData, buffer.empty() ? "an empty buffer" : "no JPEG in the buffer");
    MjpegFrame frame;
    std::size_t at = *start + 2;
    while (at + 4 <= buffer.size()) {
        if (buffer[at] != 0xFF)
            return fail(Fault::BadData, "no marker where one must stand");
        const std::uint8_t marker = buffer[at + 1];
        if (marker == 0xFF) { // a fill byte
            ++at;
            continue;
        }
        if (standsAlone(marker)) {
            at += 2;
            continue;
        }
        const std::size_t length = be16(buffer, at + 2);
        if (otherProcess(marker) || marker == kEoi || length < 2)
            return fail(Fault::BadData, "not a baseline JPEG");
        if (at + 2 + length > buffer.size())
            break;
        if (marker == kSof0 || marker == kSof1) {
            if (length < kSizeIn + 2)
                return fail(Fault::BadData, "a frame header without a size");
            frame.height = static_cast<int>(be16(buffer, at + kSizeIn));
            frame.width = static_cast<int>(be16(buffer, at + kSizeIn + 2));
        }
        at += 2 + length;
        if (marker != kSos)
            continue;
        const auto end = endOf(buffer, at);
        if (!end)
            break;
        if (frame.width == 0 || frame.height == 0)
            return fail(Fault::BadData, "a picture without a size");
        frame.jpeg = buffer.subspan(*start, *end - *start);
        return frame;
    }
    return fail(Fault::BadData, "the picture is broken off");
}

} // namespace hal::v4l2
