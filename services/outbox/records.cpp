#include "services/outbox/records.h"

#include "services/seal/durable_file.h"

namespace outbox {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplicationId = 0x42534F42; // "BSOB", shown by file(1)
constexpr std::int64_t kSchema = 1;

// `held` is kept by triggers: counting a hundred thousand rows would make each filing slower than the last.
constexpr const char* kTables = R"(
CREATE TABLE record (id BLOB PRIMARY KEY, urgency INTEGER NOT NULL, counter INTEGER NOT NULL, kind INTEGER NOT NULL,
                     filed INTEGER NOT NULL, bytes INTEGER NOT NULL, files INTEGER NOT NULL, envelope BLOB NOT NULL,
                     payload BLOB NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,
                     refused TEXT) STRICT;
CREATE INDEX record_waiting ON record (urgency, counter) WHERE refused IS NULL;
CREATE INDEX record_filed ON record (filed);
CREATE TABLE numbered (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE held (one INTEGER PRIMARY KEY CHECK (one = 1), records INTEGER NOT NULL, bytes INTEGER NOT NULL,
                   refused INTEGER NOT NULL, delivered INTEGER NOT NULL, numbered_up_to INTEGER NOT NULL) STRICT;
CREATE TRIGGER record_in AFTER INSERT ON record BEGIN
  UPDATE held SET records = records + 1, bytes = bytes + new.bytes; END;
CREATE TRIGGER record_out AFTER DELETE ON record BEGIN
  UPDATE held SET records = records - 1, bytes = bytes - old.bytes, refused = refused - (old.refused IS NOT NULL),
                  delivered = delivered + 1; END;
CREATE TRIGGER record_refused AFTER UPDATE OF refused ON record BEGIN
  UPDATE held SET refused = refused + (new.refused IS NOT NULL) - (old.refused IS NOT NULL); END;
-- the oldest schema whose program may still write
CREATE TABLE writable_by (schema INTEGER NOT NULL) STRICT;
INSERT INTO writable_by VALUES (1);
)";

// What somebody waits for goes first.
int urgencyOf(wire::RecordKind kind) {
    switch (kind) {
    case wire::RecordKind::Appeal:
        return 0;
    case wire::RecordKind::Application:
        return 1;
    case wire::RecordKind::Rating:
        return 2;
    case wire::RecordKind::Report:
        return 3;
    case wire::RecordKind::CopyMade:
        return 4;
    }
    return 4;
}

hal::Result<> fillNewFile(const fs::path& file, std::uint64_t numberedUpTo) {
    auto database = sqlite::Database::open(file, sqlite::Access::Create);
    if (!database)
        return tl::make_unexpected(database.error());
    return database
        ->execute("PRAGMA synchronous=FULL; PRAGMA application_id=" + std::to_string(kApplicationId) +
                  "; PRAGMA user_version=" + std::to_string(kSchema))
        .and_then([&] { return database->execute(kTables); })
        .and_then([&] {
            return database->execute("INSERT INTO held VALUES (1, 0, 0, 0, 0, " +
                                     std::to_string(numberedUpTo) + ")");
        })
        .and_then([&] { return database->execute("PRAGMA journal_mode=WAL"); });
}

} // namespace

fs::path databaseIn(const fs::path& directory) { return directory / "outbox.db"; }
fs::path filesIn(const fs::path& directory) { return directory / "files"; }

fs::path fileOf(const fs::path& directory, const wire::Uuid& id, std::size_t index) {
    return filesIn(directory) / (wire::toString(id) + "." + std::to_string(index));
}

hal::Result<> createRecords(const fs::path& directory, std::uint64_t numberedUpTo) {
    const fs::path file = databaseIn(directory);
    const fs::path unfinished = fs::path(file) += ".new";
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        fs::remove(fs::path(unfinished) += suffix, ignored);
    // The file exists before SQLite opens it, because SQLite would let others read it.
    if (auto made = seal::writeDurably(unfinished, {}, 0600); !made)
        return made;
    if (auto filled = fillNewFile(unfinished, numberedUpTo); !filled)
        return filled;
    std::error_code error;
    fs::rename(unfinished, file, error);
    if (error)
        return hal::fail(hal::Fault::Storage, "cannot create " + file.string() + ": " + error.message());
    return seal::syncDirectory(directory);
}

hal::Result<sqlite::Database> openRecords(const fs::path& directory) {
    auto database = sqlite::Database::open(databaseIn(directory), sqlite::Access::Write);
    if (!database)
        return database;
    const auto application = database->integer("PRAGMA application_id");
    if (!application)
        return tl::make_unexpected(application.error());
    if (*application != kApplicationId)
        return hal::fail(hal::Fault::BadData, databaseIn(directory).string() + " is no outbox");
    const auto writableBy = database->integer("SELECT schema FROM writable_by");
    if (!writableBy)
        return tl::make_unexpected(writableBy.error());
    if (*writableBy > kSchema)
        return hal::fail(hal::Fault::Unsupported,
                         databaseIn(directory).string() + " was written by a newer release");
    // FULL: a commit is on the disk when it returns.
    if (auto set = database->execute("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON"); !set)
        return tl::make_unexpected(set.error());
    return database;
}

hal::Result<std::uint64_t> takeNumber(sqlite::Database& database, const std::string& prefix) {
    auto take = database.prepare("INSERT INTO numbered VALUES (?, (SELECT numbered_up_to FROM held) + 1) "
                                 "ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last");
    if (!take)
        return tl::make_unexpected(take.error());
    const auto row = take->bind(0, prefix).step();
    if (!row)
        return tl::make_unexpected(row.error());
    const auto number = static_cast<std::uint64_t>(take->integer(0));
    // RETURNING is done when it says so, not with its first row.
    if (const auto end = take->step(); !end)
        return tl::make_unexpected(end.error());
    return number;
}

hal::Result<> insert(sqlite::Database& database, const Row& row) {
    auto statement =
        database.prepare("INSERT INTO record (id, urgency, counter, kind, filed, bytes, files, envelope, "
                         "payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::make_unexpected(statement.error());
    return statement->bind(0, hal::ByteView(row.header.id.bytes))
        .bind(1, std::int64_t{urgencyOf(row.header.kind)})
        .bind(2, static_cast<std::int64_t>(row.header.number.counter))
        .bind(3, static_cast<std::int64_t>(row.header.kind))
        .bind(4, static_cast<std::int64_t>(row.header.filed.at.time_since_epoch().count()))
        .bind(5, static_cast<std::int64_t>(row.bytes))
        .bind(6, static_cast<std::int64_t>(row.files))
        .bind(7, hal::ByteView(row.envelope))
        .bind(8, hal::ByteView(row.payload))
        .run();
}

hal::Result<Usage> readUsage(const sqlite::Database& database) {
    auto select = database.prepare(
        "SELECT records, bytes, refused, delivered, (SELECT min(filed) FROM record) FROM held");
    if (!select)
        return tl::make_unexpected(select.error());
    const auto row = select->step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row)
        return hal::fail(hal::Fault::BadData, "the outbox does not know what it holds");
    Usage usage;
    usage.records = select->integer(0);
    usage.bytes = static_cast<std::uint64_t>(select->integer(1));
    usage.refused = select->integer(2);
    usage.delivered = select->integer(3);
    if (!select->isNull(4))
        usage.oldest = hal::WallTime{hal::Millis{select->integer(4)}};
    return usage;
}

} // namespace outbox
