// What stands in clear in front of every sealed record that leaves a kiosk. Version 1.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "services/wire/clock_quality.h"
#include "services/wire/record_number.h"
#include "services/wire/uuid.h"

namespace wire {

// The values are on the wire. A kind that a reader does not know is Unsupported, not BadData: the record is
// put aside for a newer reader.
enum class RecordKind : std::uint16_t {
    CopyMade = 1,    // that a copy was made: no picture, no number
    Application = 2, // 办事申报
    Appeal = 3,      // 诉求
    Rating = 4,      // 好差评
    Report = 5,      // a kiosk's report about itself
};
[[nodiscard]] std::string_view toString(RecordKind kind); // "copy_made", …

// Names nobody: only that something of this kind and size was filed here and then.
//
// Canonical bytes, 117 of them, numbers big-endian; there is one encoding of a header, so that its bytes can
// be signed and compared:
//   0 "BSR1"   4 suite u16   6 id 16   22 kiosk 16   38 prefix 4 ASCII   42 counter u64   50 kind u16
//   52 filed at, ms since 1970 i64   60 clock quality u8   61 sealing key id 16   77 payload size u64
//   85 payload hash 32
struct RecordHeader {
    std::uint16_t suite = 1;
    Uuid id;    // of the record: the same record always has the same id
    Uuid kiosk; // given at enrollment; all zero before
    RecordNumber number;
    RecordKind kind{};
    Stamp filed;
    std::array<std::uint8_t, 16> sealingKey{};  // which of the center's keys opens the payload
    std::uint64_t payloadSize = 0;              // bytes, of the ciphertext
    std::array<std::uint8_t, 32> payloadHash{}; // SHA-256 of the ciphertext

    friend bool operator==(const RecordHeader&, const RecordHeader&) = default;
};

inline constexpr std::size_t kRecordHeaderSize = 117;

// Errors: BadData (an invalid number).
[[nodiscard]] hal::Result<hal::Bytes> encode(const RecordHeader& header);

// Total: takes exactly what encode() makes. Errors: BadData; Unsupported (another version, suite or kind).
[[nodiscard]] hal::Result<RecordHeader> decodeRecordHeader(hal::ByteView bytes);

} // namespace wire
