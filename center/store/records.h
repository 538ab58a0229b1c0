// Sealed records as they come in from kiosks: durable first, opened later, put aside when they cannot be.
// Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "center/store/result.h"
#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "services/seal/hash.h"
#include "services/wire/envelope.h"
#include "services/wire/record_header.h"
#include "services/wire/uuid.h"

namespace center::store {

class Engine;

// The values are kept.
enum class RecordState : std::int64_t {
    Incomplete = 0,  // envelope and payload are durable, files are missing
    Waiting = 1,     // whole; nobody has opened it yet
    Opened = 2,      // what was in it stands elsewhere; payload deleted
    Quarantined = 3, // could not be opened, or says nonsense: `reason`
};

struct Record {
    wire::Uuid id;
    wire::Uuid kiosk;
    std::string number; // as on the receipt
    wire::RecordKind kind{};
    std::string street; // the kiosk's, when the record came
    wire::Stamp filed;
    hal::WallTime receivedAt{};
    hal::Bytes envelope; // as it came
    // SHA-256 of everything that the kiosk signed. The same id with another hash is another record.
    seal::Hash hash{};
    hal::Bytes payload; // ciphertext
    std::vector<wire::SealedFile> files;

    // Set by the store:
    RecordState state = RecordState::Incomplete;
    std::string reason;
};

struct FileProgress {
    wire::SealedFile file;
    std::uint64_t received = 0; // bytes that are durable
};

struct RecordProgress {
    wire::Uuid kiosk;
    RecordState state{};
    hal::WallTime receivedAt{};
    std::vector<FileProgress> files; // as many as the envelope lists, in its order
    [[nodiscard]] bool durable() const { return state != RecordState::Incomplete; }
};

struct Ingested {
    bool first = false;   // false: it was there already
    bool durable = false; // whole, with all its files
    hal::WallTime receivedAt{};
};
using IngestDone = std::function<void(Result<Ingested>)>;

class Records {
public:
    explicit Records(Engine& engine) : engine_(&engine) {}

    // Calls `done` once, after the record is durable, on a thread of the store: hand it on, don't work there.
    // What waits together is committed together. Problems: Conflict (same id, other hash), Unavailable.
    void ingest(Record record, IngestDone done);
    [[nodiscard]] Result<Ingested> ingest(Record record); // waits

    // Problems: NotFound.
    [[nodiscard]] Result<RecordProgress> progress(const wire::Uuid& id);

    // The file's bytes from..to were made durable elsewhere. Call it after fsync. When `from` is not where
    // the file stands, nothing changes: Conflict, and progress() says where to go on. Coming to the last byte
    // of the last file makes the record Waiting. Problems: NotFound, Conflict, Refused (past the file's end).
    [[nodiscard]] Result<RecordProgress> fileGrew(const wire::Uuid& id, int file, std::uint64_t from,
                                                  std::uint64_t to);
    // Its bytes were not what the envelope said: begin again.
    [[nodiscard]] Result<RecordProgress> emptyFile(const wire::Uuid& id, int file);

    // Whole records in the order of their arrival, appeals before everything else.
    [[nodiscard]] Result<std::vector<Record>> waiting(int limit);
    // What was in it needs no case (a copy that was made, a report): counted, payload deleted.
    [[nodiscard]] Result<> opened(const wire::Uuid& id);
    [[nodiscard]] Result<> quarantine(const wire::Uuid& id, const std::string& reason);
    [[nodiscard]] Result<std::vector<Record>> quarantined(int limit, const std::string& street = {});
    // Back to Waiting: a newer release, another key.
    [[nodiscard]] Result<> release(const wire::Uuid& id);

    // Problems: NotFound.
    [[nodiscard]] Result<Record> find(const wire::Uuid& id);

private:
    Engine* engine_;
};

} // namespace center::store
