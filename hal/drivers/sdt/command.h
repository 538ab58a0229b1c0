// What a host may ask of the security module (SAM): CMD, PARA and data of each request.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/secret.h"

namespace hal::sdt {

// The value is CMD << 8 | PARA (GA 450 family).
enum class Command : std::uint16_t {
    ResetSam = 0x10FF,
    SamStatus = 0x11FF,
    ReadSamId = 0x12FF,
    FindCard = 0x2001,
    SelectCard = 0x2002,
    ReadTextAndPhoto = 0x3001,
    ReadNewestAddress = 0x3003,
    ReadTextPhotoAndFingerprint = 0x3010,
    SetBaud = 0x6000,          // PARA itself is the rate, 00..04: 115200, 57600, 38400, 19200, 9600
    SetMaxRadioBytes = 0x61FF, // one data byte: most bytes in one exchange with the card
};

// Stable English for logs: "find card".
[[nodiscard]] std::string_view toString(Command command);

enum class Baud : std::uint8_t { At115200, At57600, At38400, At19200, At9600 };

// Whole frames, ready to send.
[[nodiscard]] SecretBytes encodeRequest(Command command);
[[nodiscard]] SecretBytes encodeSetBaud(Baud baud);
[[nodiscard]] SecretBytes encodeSetMaxRadioBytes(std::uint8_t bytes);

// The command in a request's body; nothing when the SAM has no such command.
[[nodiscard]] std::optional<Command> decodeRequest(ByteView body);

} // namespace hal::sdt
