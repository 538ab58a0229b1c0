// Intent before effect, outcome after: a hash chain of what this kiosk did, without personal data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "services/ledger/entry.h"
#include "services/ledger/link.h"
#include "services/seal/kiosk_key.h"

namespace ledger {

// Its name within a kiosk's state directory.
inline constexpr const char* kFileName = "ledger.db";

// What the center keeps to notice that links are missing or that the whole file was replaced.
struct Head {
    std::int64_t link = 0;    // number of the last link
    std::string hashHex;      // SHA-256 of the last link
    std::string signatureHex; // Ed25519 of the kiosk's key, see link.h
};

struct Verification {
    bool intact = false;
    std::int64_t links = 0; // good ones, counted from the first
    std::int64_t entries = 0;
    std::optional<std::int64_t> firstBad; // link number
    // Empty when intact, else: "hash" (a link was changed), "gap" (links are missing, doubled or exchanged),
    // "order" (an entry closed twice or never begun), "signature" (of another key, or links added without the
    // key), "truncated" (links are missing at the end), "replaced" (another chain than the kept head's),
    // "schema" (a link of another format) or "unreadable" (the file itself is damaged).
    std::string reason;
};

// Thread-safe. One process holds a ledger open for writing; readers may look at the same time.
// Files: FILE, FILE-wal and FILE-shm (SQLite's), FILE.lock, FILE.corrupt-<time> (set aside).
class Ledger {
public:
    // Opens or creates; closes what a crash left open as Interrupted. A chain that does not verify is set
    // aside under another name, and the new chain's first link names its last good hash: see setAside().
    // Errors: Storage (read-only, full, no such directory), Busy (another process writes), Unsupported
    // (written by a newer release that this one must not add to).
    [[nodiscard]] static hal::Result<std::unique_ptr<Ledger>>
    open(const std::filesystem::path& file, const seal::KioskKey& key,
         const hal::Clock& clock = hal::systemClock());
    ~Ledger();

    // Durable when it returns. Errors: Storage, and then the effect must not happen; BadData (impossible
    // facts).
    [[nodiscard]] hal::Result<Entry> begin(Action action, const Facts& facts);

    // `outcome` is Done, Failed or Cancelled. Errors: Storage, and then the entry is still open and closing
    // may be tried again; BadData (the entry is not open).
    [[nodiscard]] hal::Result<> close(const Entry& entry, Outcome outcome,
                                      std::optional<hal::Fault> fault = std::nullopt);

    [[nodiscard]] hal::Result<std::vector<Entry>> entries(std::int64_t fromSequence = 1,
                                                          int limit = 1000) const;
    [[nodiscard]] hal::Result<Head> head() const;
    // Reads the whole file anew and compares it with what this process wrote.
    [[nodiscard]] Verification verify() const;
    [[nodiscard]] std::optional<std::filesystem::path> setAside() const; // the corrupt file found at open
    [[nodiscard]] int interruptedAtOpen() const;

private:
    class Impl;
    explicit Ledger(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Read and verify without writing, beside a running kiosk or on a copy. Errors: Absent, Storage (cannot be
// opened), BadData (readFile only: damaged).
[[nodiscard]] hal::Result<Verification> verifyFile(const std::filesystem::path& file,
                                                   const seal::PublicKey& key,
                                                   const std::optional<Head>& kept = std::nullopt);
[[nodiscard]] hal::Result<std::vector<Entry>> readFile(const std::filesystem::path& file,
                                                       std::int64_t fromSequence = 1, int limit = 1000);
[[nodiscard]] hal::Result<Head> readHead(const std::filesystem::path& file);
[[nodiscard]] hal::Result<Genesis> readGenesis(const std::filesystem::path& file);

} // namespace ledger
