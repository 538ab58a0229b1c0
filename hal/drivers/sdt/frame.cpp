#include "hal/drivers/sdt/frame.h"

#include <algorithm>
#include <cassert>

namespace hal::sdt {
namespace {

// Some hand-held readers send this on a timeout. It claims five bytes and brings four; with the first bytes
// of the next frame (AA AA cancel out) even the checksum comes right, so it has to be known by sight.
constexpr std::array<std::uint8_t, 5> kTimeoutJunk{0x00, 0x05, 0x05, 0x05, 0x05};
constexpr std::size_t kTimeoutJunkSize = kPreamble.size() + kTimeoutJunk.size();

constexpr std::size_t minimumLength(Direction direction) { return direction == Direction::Request ? 3 : 4; }

} // namespace

std::uint8_t checksum(ByteView bytes) {
    std::uint8_t sum = 0;
    for (std::uint8_t byte : bytes)
        sum = static_cast<std::uint8_t>(sum ^ byte);
    return sum;
}

SecretBytes encodeFrame(ByteView body) {
    assert(body.size() < kMaxLength);
    const std::size_t length = body.size() + 1;
    SecretBytes frame;
    frame.reserve(kHeaderSize + length);
    frame.insert(frame.end(), kPreamble.begin(), kPreamble.end());
    frame.push_back(static_cast<std::uint8_t>(length >> 8));
    frame.push_back(static_cast<std::uint8_t>(length & 0xFF));
    frame.insert(frame.end(), body.begin(), body.end());
    frame.push_back(checksum(ByteView(frame).subspan(kPreamble.size())));
    return frame;
}

void FrameParser::feed(ByteView bytes) { buffer_.insert(buffer_.end(), bytes.begin(), bytes.end()); }

std::optional<Result<SecretBytes>> FrameParser::next() {
    while (startAtPreamble()) {
        if (buffer_.size() < kHeaderSize)
            return std::nullopt;
        if (direction_ == Direction::Response && skipTimeoutJunk())
            continue;

        const std::size_t length = buffer_[5] * std::size_t{256} + buffer_[6];
        if (length < minimumLength(direction_) || length > kMaxLength) {
            drop(1);
            return fail(Fault::Protocol, "frame length " + std::to_string(length));
        }
        if (buffer_.size() < kHeaderSize + length)
            return std::nullopt;

        const ByteView guarded = ByteView(buffer_).subspan(kPreamble.size(), 2 + length);
        if (checksum(guarded) != 0) {
            drop(1); // a sound frame may have begun inside the damaged one
            return fail(Fault::Protocol, "frame checksum");
        }
        SecretBytes body(guarded.begin() + 2, guarded.end() - 1);
        drop(kHeaderSize + length);
        return body;
    }
    return std::nullopt;
}

std::size_t FrameParser::missing() const {
    if (buffer_.size() < kHeaderSize)
        return kHeaderSize - buffer_.size();
    const std::size_t whole = kHeaderSize + buffer_[5] * std::size_t{256} + buffer_[6];
    return whole > buffer_.size() ? whole - buffer_.size() : 1;
}

void FrameParser::giveUpFrame() {
    if (!buffer_.empty())
        drop(1);
}

// Drops what cannot begin a frame. False when nothing is left.
bool FrameParser::startAtPreamble() {
    auto start = buffer_.begin();
    for (; start != buffer_.end(); ++start) {
        const auto count = std::min<std::ptrdiff_t>(kPreamble.size(), buffer_.end() - start);
        if (std::equal(start, start + count, kPreamble.begin()))
            break;
    }
    drop(static_cast<std::size_t>(start - buffer_.begin()));
    return !buffer_.empty();
}

bool FrameParser::skipTimeoutJunk() {
    if (buffer_.size() < kTimeoutJunkSize ||
        !std::equal(kTimeoutJunk.begin(), kTimeoutJunk.end(), buffer_.begin() + kPreamble.size()))
        return false;
    drop(kTimeoutJunkSize);
    return true;
}

void FrameParser::drop(std::size_t count) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(count));
}

} // namespace hal::sdt
