// What residents filed, sealed and numbered, until the center has it. The kiosk puts in, the agent takes out.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "services/seal/kiosk_key.h"
#include "services/seal/sealing_key.h"
#include "services/wire/payload.h"
#include "services/wire/record_header.h"

namespace outbox {

// Its name within a kiosk's state directory. In it: outbox.db (SQLite's), outbox.db.lock, files/.
inline constexpr const char* kDirectoryName = "outbox";

// What enrollment gave: who this kiosk is for the center, and whose key closes its records.
struct Identity {
    wire::Uuid kiosk;
    std::string prefix; // of record numbers
    seal::SealingPublic sealingKey{};
};

struct FileToSend {
    wire::FileType type{};
    hal::ByteView content; // at most 32 MiB less what sealing adds
};

struct Filing {
    wire::RecordKind kind{};
    hal::ByteView content; // UTF-8 JSON of the kind's form, at most 255 KiB
    std::span<const FileToSend> files;
};

// What the resident takes along.
struct Filed {
    wire::Uuid id;
    wire::RecordNumber number;
    std::array<std::uint8_t, 16> token{}; // whoever shows it may see the record's states
    wire::Stamp at;
};

struct Limits {
    std::uint64_t mostBytes = 1ULL << 30;
    std::int64_t mostRecords = 200'000;
};

struct Usage {
    std::int64_t records = 0; // not delivered, refused ones included
    std::uint64_t bytes = 0;
    std::int64_t refused = 0; // by the center, for a person to look at
    std::optional<hal::WallTime> oldest;
    std::int64_t delivered = 0; // since the file was made
};

// From here on nothing should be offered that files something: nine tenths of either limit.
[[nodiscard]] bool isNearlyFull(const Usage& usage, const Limits& limits);

// The kiosk's end. Thread-safe; one process holds it.
class Outbox {
public:
    // Opens or creates, and removes files that no record names (a crash between the two). A damaged database
    // is set aside, files included, and numbering goes on above every number that may have been given.
    // Errors: Storage, Busy (another process holds it), Unsupported (written by a newer release that this one
    // must not add to).
    [[nodiscard]] static hal::Result<std::unique_ptr<Outbox>>
    open(const std::filesystem::path& directory, const seal::KioskKey& key, const Limits& limits = {},
         const hal::Clock& clock = hal::systemClock());
    ~Outbox();

    // Sealed, numbered, signed and durable when it returns; nothing readable of it stays here. Errors:
    // Storage (nothing was filed; also when a limit is reached), BadData (an impossible identity, or too
    // much).
    [[nodiscard]] hal::Result<Filed> file(const Filing& filing, const Identity& identity);

    // Whether the center has not taken it yet. Errors: Storage.
    [[nodiscard]] hal::Result<bool> waits(const wire::Uuid& id) const;
    [[nodiscard]] hal::Result<Usage> usage() const;
    [[nodiscard]] std::optional<std::filesystem::path>
    setAside() const; // the damaged directory found at open

private:
    class Impl;
    explicit Outbox(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// A record as it goes out. Its bytes are passed on as they are: also what a newer release filed.
struct Parcel {
    wire::Uuid id;
    hal::Bytes envelope; // wire::Envelope
    hal::Bytes payload;  // ciphertext
    std::vector<std::filesystem::path> files;
    int attempts = 0; // that failed
};

// The agent's end, in another process than the kiosk's. One thread at a time.
class Courier {
public:
    // Errors: Absent (nothing was ever filed), Storage, BadData (damaged: the kiosk sets it aside at its next
    // start).
    [[nodiscard]] static hal::Result<Courier> open(const std::filesystem::path& directory);

    // What may go now, the most urgent first (appeals before statistics), then in the order of filing.
    [[nodiscard]] hal::Result<std::vector<Parcel>> due(hal::WallTime now, int limit) const;

    // When the next one may go; nothing when none waits.
    [[nodiscard]] hal::Result<std::optional<hal::WallTime>> nextDue() const;

    // The center has it: gone from here, files too. Errors: Storage.
    [[nodiscard]] hal::Result<> settle(const wire::Uuid& id);

    // A passing failure: not before then. Others are not held up. Errors: Storage.
    [[nodiscard]] hal::Result<> postpone(const wire::Uuid& id, hal::WallTime until);

    // The center will never take it as it is: kept for a person to look at. `code`: a word of the center's
    // closed list.
    [[nodiscard]] hal::Result<> refuse(const wire::Uuid& id, std::string_view code);

    [[nodiscard]] hal::Result<Usage> usage() const;

private:
    class Impl;
    explicit Courier(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;

public:
    ~Courier();
    Courier(Courier&&) noexcept;
    Courier& operator=(Courier&&) noexcept;
};

} // namespace outbox
