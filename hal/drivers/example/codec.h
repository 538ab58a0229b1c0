// What the example scanner says, as bytes and as values. Pure: no port, no thread, no clock.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/code.h"

namespace hal::example {

// The two questions; see README.md, Protocol.
inline constexpr std::string_view kWho = "?", kGive = "G";

struct Hello {
    std::string model; // "lantern-2": letters, digits and '-', at most 32
};
struct Nothing {};
struct NotUnderstood {};
using Answer = std::variant<Hello, Nothing, NotUnderstood, Code>;

// Puts answers together from whatever pieces the line hands out.
class AnswerParser {
public:
    void feed(ByteView piece) { bytes_.insert(bytes_.end(), piece.begin(), piece.end()); }
    void clear() { bytes_.clear(); }

    // The next whole answer; nothing: more bytes are needed. Protocol: these bytes are no answer; TryAgain:
    // a code whose checksum is wrong. After an error all bytes are dropped.
    [[nodiscard]] Result<std::optional<Answer>> next();

private:
    [[nodiscard]] Result<std::optional<Answer>> parse();
    SecretBytes bytes_;
};

} // namespace hal::example
