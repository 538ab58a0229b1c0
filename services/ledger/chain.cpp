#include "services/ledger/chain.h"

#include <algorithm>

#include "services/seal/durable_file.h"

namespace ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplicationId = 0x42534C47; // "BSLG", shown by file(1)
constexpr std::int64_t kSchema = 1;

// STRICT: a column holds what its type says. The head is one row, so that links cannot be cut off without the
// key: the signature of an earlier head is not kept anywhere in the file.
constexpr const char* kTables = R"(
CREATE TABLE link (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, hash BLOB NOT NULL,
                   signature BLOB NOT NULL) STRICT;
-- the oldest schema whose program may still add links
CREATE TABLE writable_by (schema INTEGER NOT NULL) STRICT;
INSERT INTO writable_by VALUES (1);
)";

hal::Result<> insertLink(Database& database, std::int64_t number, hal::ByteView bytes,
                         const seal::Hash& hash) {
    auto insert = database.prepare("INSERT INTO link VALUES (?, ?, ?)");
    if (!insert)
        return tl::make_unexpected(insert.error());
    return insert->bind(0, number).bind(1, bytes).bind(2, hash).run();
}

hal::Result<> writeHead(Database& database, std::int64_t number, const seal::Hash& hash,
                        const seal::Signature& signature) {
    auto replace = database.prepare("INSERT OR REPLACE INTO head VALUES (1, ?, ?, ?)");
    if (!replace)
        return tl::make_unexpected(replace.error());
    return replace->bind(0, number).bind(1, hash).bind(2, signature).run();
}

// The steps of a file's first life, in the order in which they must succeed.
hal::Result<> fillNewFile(const fs::path& file, const seal::KioskKey& key, const Genesis& genesis) {
    auto database = Database::open(file, Access::Create);
    if (!database)
        return tl::make_unexpected(database.error());
    return database
        ->execute("PRAGMA synchronous=FULL; PRAGMA application_id=" + std::to_string(kApplicationId) +
                  "; PRAGMA user_version=" + std::to_string(kSchema))
        .and_then([&] { return database->execute(kTables); })
        .and_then([&]() -> hal::Result<> {
            const auto tip = append(*database, Tip{}, key, genesis);
            return tip ? hal::Result<>{} : tl::make_unexpected(tip.error());
        })
        .and_then([&] { return database->execute("PRAGMA journal_mode=WAL"); });
}

} // namespace

hal::Result<> createChain(const fs::path& file, const seal::KioskKey& key, const hal::Clock& clock,
                          const std::optional<Predecessor>& predecessor) {
    fs::path unfinished = file;
    unfinished += ".new";
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        fs::remove(fs::path(unfinished) += suffix, ignored);
    // The file exists before SQLite opens it, because SQLite would let others read it.
    if (auto made = seal::writeDurably(unfinished, {}, 0600); !made)
        return made;
    const Genesis genesis{wire::newUuid(clock), key.publicKey(), wire::stampOf(clock), predecessor};
    if (auto filled = fillNewFile(unfinished, key, genesis); !filled)
        return filled;
    std::error_code error;
    fs::rename(unfinished, file, error);
    if (error)
        return hal::fail(hal::Fault::Storage, "cannot create " + file.string() + ": " + error.message());
    return seal::syncDirectory(file.parent_path());
}

hal::Result<Database> openForAppending(const fs::path& file) {
    auto database = Database::open(file, Access::Write);
    if (!database)
        return database;
    const auto application = database->integer("PRAGMA application_id");
    if (!application)
        return tl::make_unexpected(application.error());
    if (*application != kApplicationId)
        return hal::fail(hal::Fault::BadData, file.string() + " is no ledger");
    const auto writableBy = database->integer("SELECT schema FROM writable_by");
    if (!writableBy)
        return tl::make_unexpected(writableBy.error());
    if (*writableBy > kSchema)
        return hal::fail(hal::Fault::Unsupported, file.string() + " was written by a newer release");
    // FULL: a commit is on the disk when it returns. Small checkpoints keep the journal, and a start, short.
    if (auto set = database->execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=256"); !set)
        return tl::make_unexpected(set.error());
    return database;
}

hal::Result<Tip> append(Database& database, const Tip& tip, const seal::KioskKey& key,
                        decltype(Link::body) body) {
    Tip next = tip;
    ++next.link;
    next.entries += std::holds_alternative<Begun>(body) ? 1 : 0;
    const hal::Bytes bytes = encode(Link{next.link, tip.hash, std::move(body)});
    next.hash = seal::sha256(bytes);

    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto written =
        insertLink(database, next.link, bytes, next.hash)
            .and_then([&] {
                return writeHead(database, next.link, next.hash, key.sign(headMessage(next.link, next.hash)));
            })
            .and_then([&] { return transaction->commit(); });
    if (!written) // whatever SQLite calls it: the link is not there, and the effect must not happen
        return hal::fail(hal::Fault::Storage, written.error().detail);
    return next;
}

hal::Result<Head> readHead(const Database& database) {
    auto select = database.prepare("SELECT number, hash, signature FROM head");
    if (!select)
        return tl::make_unexpected(select.error());
    const auto row = select->step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row)
        return hal::fail(hal::Fault::BadData, "the ledger has no head");
    return Head{select->integer(0), seal::toHex(select->blob(1)), seal::toHex(select->blob(2))};
}

hal::Result<Genesis> readGenesis(const Database& database) {
    auto select = database.prepare("SELECT bytes FROM link WHERE number = 1");
    if (!select)
        return tl::make_unexpected(select.error());
    const auto row = select->step();
    if (!row)
        return tl::make_unexpected(row.error());
    const auto link = *row ? decodeLink(select->blob(0)) : hal::fail(hal::Fault::BadData, "no first link");
    if (!link)
        return tl::make_unexpected(link.error());
    const auto* genesis = std::get_if<Genesis>(&link->body);
    if (!genesis)
        return hal::fail(hal::Fault::BadData, "the first link is no genesis");
    return *genesis;
}

} // namespace ledger
