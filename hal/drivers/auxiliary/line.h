// The lines that kiosk and board say to each other: see README.md. Pure bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/device.h"

namespace hal::auxiliary {

inline constexpr int kVersion = 1;
inline constexpr std::size_t kLongestBody = 96;

// "$BODY*HH\r\n", HH the checksum of the body. Precondition: printable ASCII without $ and *, at most
// kLongestBody.
[[nodiscard]] Bytes encodeLine(std::string_view body);

// Finds lines in a stream that may be cut anywhere and hold junk.
class LineParser {
public:
    void feed(ByteView bytes);
    // The next body; Protocol for a line that is damaged or too long. Nothing: it has not ended yet.
    [[nodiscard]] std::optional<Result<std::string>> next();
    void clear() { pending_.clear(); }
    [[nodiscard]] std::size_t pending() const { return pending_.size(); }

private:
    std::string pending_;
};

inline constexpr std::string_view kHello = "H?";
inline constexpr std::string_view kSensors = "S?";

// "H 1;maker;model;serial;firmware". Refused: another version, or no board of ours.
[[nodiscard]] Result<Identity> decodeHello(std::string_view body);
[[nodiscard]] std::string encodeHello(const Identity& identity);

// "S near=0 door=1 tamper=0 mains=1 charge=87", each at most once, in any order. Words that are not known are
// passed over: later boards have more sensors. Protocol: no such line, or a value out of range.
[[nodiscard]] Result<Sensors> decodeSensors(std::string_view body);
[[nodiscard]] std::string encodeSensors(const Sensors& sensors);

// "L scanner", "L none".
[[nodiscard]] std::string encodeGuide(std::optional<Kind> slot);
// The board says the same line, or "E no_lamp" (Unsupported). Protocol: something else.
[[nodiscard]] Result<> decodeGuided(std::string_view body, std::string_view asked);

// What sensors mean to everybody.
[[nodiscard]] Status statusOf(const Sensors& sensors);

} // namespace hal::auxiliary
