// What stands in clear around a sealed record: its header, what belongs to it, and who signed both.
// Version 1.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "services/wire/record_header.h"

namespace wire {

// A sealed file that belongs to a record, as it travels: size in bytes and SHA-256 of the ciphertext.
struct SealedFile {
    std::uint64_t size = 0;
    std::array<std::uint8_t, 32> hash{};
    friend bool operator==(const SealedFile&, const SealedFile&) = default;
};

inline constexpr std::size_t kMostFiles = 64;
inline constexpr std::uint64_t kLargestFile = 32ULL << 20;     // bytes
inline constexpr std::uint64_t kLargestPayload = 256ULL << 10; // bytes

// Canonical bytes: the header's 117, count of files u8, each file's size u64 and hash 32, signature 64.
// The payload's ciphertext follows the envelope wherever the two travel together.
struct Envelope {
    RecordHeader header;
    std::vector<SealedFile> files; // in the order in which they are sent: file 0, 1, …
    std::array<std::uint8_t, 64> signature{};

    friend bool operator==(const Envelope&, const Envelope&) = default;
};

inline constexpr std::size_t kSmallestEnvelope = kRecordHeaderSize + 1 + 64;

// What the kiosk's key signs (Ed25519): "banshi record", 0, then the header's and the files' bytes. The
// payload is covered by the header's hash. Errors: BadData (an invalid number, too many or too large files,
// too large a payload).
[[nodiscard]] hal::Result<hal::Bytes> signedBytes(const RecordHeader& header,
                                                  const std::vector<SealedFile>& files);

// Errors: as signedBytes().
[[nodiscard]] hal::Result<hal::Bytes> encode(const Envelope& envelope);

struct ReadEnvelope {
    Envelope envelope;
    std::size_t size = 0; // bytes that it took; the payload begins there
};

// Total; more bytes may follow. The signature is not checked here: that takes a key. Errors: BadData;
// Unsupported (another version, suite or kind).
[[nodiscard]] hal::Result<ReadEnvelope> decodeEnvelope(hal::ByteView bytes);

} // namespace wire
