// The SDT frame: preamble, length, body, checksum; and a parser for streams that split, mix and damage them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace hal::sdt {

inline constexpr std::array<std::uint8_t, 5> kPreamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};

// LEN counts the body and the checksum. The longest real reply (text, photo, two fingers) has 0x090A; the
// limit leaves room for a longer one and keeps a damaged length from holding up the stream for long.
inline constexpr std::size_t kMaxLength = 0x1000;

inline constexpr std::size_t kHeaderSize = kPreamble.size() + 2; // preamble and LEN

// A request's body is CMD PARA data, a response's SW1 SW2 SW3 data.
enum class Direction { Request, Response };

// XOR over LEN, body and checksum is 0 in a sound frame.
[[nodiscard]] std::uint8_t checksum(ByteView bytes);

// Precondition: body.size() < kMaxLength.
[[nodiscard]] SecretBytes encodeFrame(ByteView body);

// Feed it whatever arrives; take bodies out. Not thread-safe.
class FrameParser {
public:
    explicit FrameParser(Direction direction) : direction_(direction) {}

    void feed(ByteView bytes);

    // The next body. Nothing: more bytes are needed. Protocol: a frame was damaged and has been skipped,
    // later ones are not affected. Bytes that belong to no frame vanish silently.
    [[nodiscard]] std::optional<Result<SecretBytes>> next();

    // How many bytes are at least needed before next() can give more: what to ask a transport for.
    [[nodiscard]] std::size_t missing() const;

    // What began as a frame will not be finished. A sound one may have begun inside it: ask next() again.
    void giveUpFrame();

    // Before a new request: what is left of an earlier answer must not be taken for the new one.
    void reset() { buffer_.clear(); }

    [[nodiscard]] std::size_t pending() const { return buffer_.size(); }

private:
    [[nodiscard]] bool startAtPreamble();
    [[nodiscard]] bool skipTimeoutJunk();
    void drop(std::size_t count);

    Direction direction_;
    SecretBytes buffer_;
};

} // namespace hal::sdt
