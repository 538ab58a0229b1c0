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
#include "services/seal/kiosk_key.h"
#include "services/wire/uuid.h"

namespace ledger {

enum class Action { CopyCard, CopyDocument, Print };
enum class Outcome { Open, Done, Failed, Cancelled, Interrupted };
[[nodiscard]] std::string_view toString(Action action);
[[nodiscard]] std::string_view toString(Outcome outcome);

// What an action is about, in figures only. There is no field that could hold a name or a number.
struct Facts {
    int copies = 0;
    int pages = 0;
    bool mono = false;
    bool purposeLine = false;
};

struct Entry {
    wire::Uuid id;
    std::int64_t sequence = 0; // 1, 2, … without gaps
    Action action{};
    Facts facts{};
    hal::WallTime begun{};
    std::optional<hal::WallTime> closed;
    Outcome outcome = Outcome::Open;
    std::optional<hal::Fault> fault; // with Failed
};

struct Head { // what the center keeps to notice truncation
    std::int64_t sequence = 0;
    std::string hashHex;      // SHA-256 of the last link
    std::string signatureHex; // Ed25519 of the kiosk's key over suite, sequence and hash
};

struct Verification {
    bool intact = false;
    std::int64_t entries = 0;
    std::optional<std::int64_t> firstBad; // link number
    std::string reason;                   // "hash", "gap", "signature", "truncated", "schema"
};

// Thread-safe. One process holds a ledger open for writing; readers may look at the same time.
class Ledger {
public:
    // Opens or creates; closes what a crash left open as Interrupted. A corrupt file is set aside under
    // another name and a new chain names its last good hash: see setAside().
    // Errors: Storage (read-only, full, no such directory), Busy (another process writes).
    [[nodiscard]] static hal::Result<std::unique_ptr<Ledger>>
    open(const std::filesystem::path& file, const seal::KioskKey& key,
         const hal::Clock& clock = hal::systemClock());
    ~Ledger();

    // Durable when it returns. Errors: Storage, and then the effect must not happen.
    [[nodiscard]] hal::Result<Entry> begin(Action action, const Facts& facts);
    [[nodiscard]] hal::Result<> close(const Entry& entry, Outcome outcome,
                                      std::optional<hal::Fault> fault = std::nullopt);

    [[nodiscard]] hal::Result<std::vector<Entry>> entries(std::int64_t fromSequence = 1,
                                                          int limit = 1000) const;
    [[nodiscard]] hal::Result<Head> head() const;
    [[nodiscard]] Verification verify() const;
    [[nodiscard]] std::optional<std::filesystem::path> setAside() const; // the corrupt file found at open
    [[nodiscard]] int interruptedAtOpen() const;

private:
    class Impl;
    explicit Ledger(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Reads and verifies without writing, for `banshi ledger` beside a running kiosk.
[[nodiscard]] hal::Result<Verification> verifyFile(const std::filesystem::path& file,
                                                   const seal::PublicKey& key);
[[nodiscard]] hal::Result<std::vector<Entry>> readFile(const std::filesystem::path& file);

} // namespace ledger
