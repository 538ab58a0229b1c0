// What a record's sealed payload contains, once it is open. Version 1.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace wire {

// The values are on the wire.
enum class FileType : std::uint8_t { Pdf = 1, Jpeg = 2, Png = 3 };

struct PayloadFile {
    FileType type{};
    std::array<std::uint8_t, 32> key{}; // opens the sealed file of the same position in the envelope
};

// Canonical bytes, numbers big-endian: "BSP1", progress token 16, count of files u8, each file's type u8 and
// key 32, content (the rest: UTF-8 JSON whose form the record's kind says).
struct Payload {
    std::array<std::uint8_t, 16> token{}; // whoever shows it may see the states of the record
    std::vector<PayloadFile> files;
    hal::SecretBytes content;

    Payload() = default;
    Payload(Payload&&) = default;
    Payload& operator=(Payload&&) = default;
    Payload(const Payload&) = delete;
    Payload& operator=(const Payload&) = delete;
    ~Payload() {
        hal::wipe(token.data(), token.size());
        hal::wipe(files.data(), files.size() * sizeof(PayloadFile));
    }
};

[[nodiscard]] hal::SecretBytes encode(const Payload& payload); // at most kMostFiles files

// Total: takes exactly what encode() makes. Errors: BadData; Unsupported (another version or type of file).
[[nodiscard]] hal::Result<Payload> decodePayload(hal::ByteView bytes);

} // namespace wire
