// The chain in its file: made, walked through and verified, added to. One thread at a time.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "services/ledger/ledger.h"
#include "services/ledger/link.h"
#include "services/sqlite/database.h"

namespace ledger {

using sqlite::Access;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

// Where the chain stands; what the next link hangs on.
struct Tip {
    std::int64_t link = 0;
    seal::Hash hash{};
    std::int64_t entries = 0; // begun so far
};

// What one walk from the first link to the last learnt.
struct Walk {
    Verification verification;
    Tip tip;                                 // the last link that is good
    std::map<std::int64_t, wire::Uuid> open; // by sequence: begun and not closed
};

// Makes a file with a genesis link: complete and durable under its name, or not there.
[[nodiscard]] hal::Result<> createChain(const std::filesystem::path& file, const seal::KioskKey& key,
                                        const hal::Clock& clock,
                                        const std::optional<Predecessor>& predecessor);

// Opens for adding. Errors: as Database::open; BadData (not a ledger); Unsupported.
[[nodiscard]] hal::Result<Database> openForAppending(const std::filesystem::path& file);

// Never fails: what cannot be read is a verification that is not intact.
[[nodiscard]] Walk walk(Database& database, const seal::PublicKey& key,
                        const std::optional<Head>& kept = std::nullopt);

// One link and the signed head, in one transaction. Returns the new tip; on an error nothing was added.
[[nodiscard]] hal::Result<Tip> append(Database& database, const Tip& tip, const seal::KioskKey& key,
                                      decltype(Link::body) body);

// Errors: BadData (a link that should be there does not decode).
[[nodiscard]] hal::Result<std::vector<Entry>> collectEntries(Database& database, std::int64_t fromSequence,
                                                             int limit);
[[nodiscard]] hal::Result<Head> readHead(const Database& database);
[[nodiscard]] hal::Result<Genesis> readGenesis(const Database& database);

} // namespace ledger
