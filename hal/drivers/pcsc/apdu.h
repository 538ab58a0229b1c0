// Commands to a smart card and its answers (ISO/IEC 7816-4, short form).
#pragma once

#include <cstdint>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace hal::pcsc {

inline constexpr std::size_t kMostResponse = 258; // 256 bytes and the status word

enum class RecordBy : std::uint8_t { Tag = 0x00, Number = 0x04 }; // P2 of READ RECORD

[[nodiscard]] Bytes selectByName(ByteView name);  // at most 16 bytes: the rest is left out
[[nodiscard]] Bytes selectFile(std::uint16_t id); // within the selected application
[[nodiscard]] Bytes readRecord(std::uint8_t which, RecordBy by);
[[nodiscard]] Bytes getResponse(std::uint8_t length); // 0: 256

// The same command, asking for so many bytes. Precondition: it ends with Le.
[[nodiscard]] Bytes withLength(Bytes command, std::uint8_t length);

struct Response {
    SecretBytes data;
    std::uint16_t sw = 0; // SW1 SW2
};

// Total. Protocol: shorter than a status word, or longer than any answer.
[[nodiscard]] Result<Response> decodeResponse(ByteView bytes);

} // namespace hal::pcsc
