#include "center/store/records.h"

#include <future>

#include "center/store/engine.h"

namespace center::store {
namespace {

constexpr const char* kRecordColumns =
    "id, kiosk, number, kind, street, filed_at, clock, received_at, envelope, hash, payload, state, reason";

Record recordOf(const Rows& rows, int row) {
    Record record;
    record.id = rows.uuid(row, 0);
    record.kiosk = rows.uuid(row, 1);
    record.number = rows.text(row, 2);
    record.kind = static_cast<wire::RecordKind>(rows.integer(row, 3));
    record.street = rows.text(row, 4);
    record.filed = {rows.time(row, 5), static_cast<wire::ClockQuality>(rows.integer(row, 6))};
    record.receivedAt = rows.time(row, 7);
    record.envelope = rows.bytes(row, 8);
    record.hash = rows.array<32>(row, 9);
    record.payload = rows.bytes(row, 10);
    record.state = static_cast<RecordState>(rows.integer(row, 11));
    record.reason = rows.text(row, 12);
    return record;
}

FileProgress fileOf(const Rows& rows, int row) {
    return {{static_cast<std::uint64_t>(rows.integer(row, 0)), rows.array<32>(row, 1)},
            static_cast<std::uint64_t>(rows.integer(row, 2))};
}

Result<std::vector<FileProgress>> filesOf(Sql& sql, const wire::Uuid& id) {
    return allOf(
        sql.run("SELECT size, hash, received FROM record_files WHERE record = $1 ORDER BY nth", {id}),
        fileOf);
}

Result<RecordProgress> progressOf(Sql& sql, const wire::Uuid& id) {
    auto progress = oneOf(sql.run("SELECT kiosk, state, received_at FROM records WHERE id = $1", {id}),
                          [](const Rows& rows, int row) {
                              return RecordProgress{rows.uuid(row, 0),
                                                    static_cast<RecordState>(rows.integer(row, 1)),
                                                    rows.time(row, 2),
                                                    {}};
                          });
    if (!progress)
        return progress;
    auto files = filesOf(sql, id);
    if (!files)
        return tl::make_unexpected(files.error());
    progress->files = std::move(*files);
    return progress;
}

Result<std::vector<Record>> recordsOf(Engine& engine, const std::string& statement,
                                      std::initializer_list<Param> parameters) {
    Result<std::vector<Record>> records;
    auto read = engine.read([&](Sql& sql) -> Result<> {
        records = allOf(sql.run(statement, parameters), recordOf);
        if (!records)
            return tl::make_unexpected(records.error());
        for (Record& record : *records) {
            const auto files = filesOf(sql, record.id);
            if (!files)
                return tl::make_unexpected(files.error());
            for (const FileProgress& file : *files)
                record.files.push_back(file.file);
        }
        return {};
    });
    if (!read)
        return tl::make_unexpected(read.error());
    return records;
}

// From one state into another; NotFound when it stands in none of them.
Result<> settle(Engine& engine, std::string_view statement, std::initializer_list<Param> parameters) {
    return engine.write([&](Sql& sql) -> Result<> {
        if (auto changed = oneChanged(sql.run(statement, parameters)); !changed)
            return changed;
        return sql.publish({Topic::Record, {}});
    });
}

} // namespace

void Records::ingest(Record record, IngestDone done) {
    record.state = record.files.empty() ? RecordState::Waiting : RecordState::Incomplete;
    engine_->ingest(std::move(record), std::move(done));
}

Result<Ingested> Records::ingest(Record record) {
    std::promise<Result<Ingested>> answer;
    ingest(std::move(record), [&](Result<Ingested> ingested) { answer.set_value(std::move(ingested)); });
    return answer.get_future().get();
}

Result<RecordProgress> Records::progress(const wire::Uuid& id) {
    Result<RecordProgress> progress;
    if (auto read = engine_->read([&](Sql& sql) -> Result<> {
            progress = progressOf(sql, id);
            return {};
        });
        !read)
        return tl::make_unexpected(read.error());
    return progress;
}

Result<RecordProgress> Records::fileGrew(const wire::Uuid& id, int file, std::uint64_t from,
                                         std::uint64_t to) {
    const auto start = static_cast<std::int64_t>(from);
    const auto end = static_cast<std::int64_t>(to);
    Result<RecordProgress> progress;
    auto written = engine_->write([&](Sql& sql) -> Result<> {
        const auto there =
            sql.run("SELECT size FROM record_files WHERE record = $1 AND nth = $2", {id, std::int64_t{file}});
        if (!there)
            return nothing(there);
        if (there->empty())
            return fail(Problem::NotFound);
        if (end < start || end > there->integer(0, 0))
            return fail(Problem::Refused, "past the file's end");
        if (auto grown = oneChanged(sql.run("UPDATE record_files SET received = $1 "
                                            "WHERE record = $2 AND nth = $3 AND received = $4",
                                            {end, id, std::int64_t{file}, start}),
                                    Problem::Conflict);
            !grown)
            return grown;
        // The row of the record is locked first: of two last files at the same time, one sees the other.
        const auto locked = sql.run("UPDATE records SET received_at = received_at WHERE id = $1", {id});
        if (!locked)
            return nothing(locked);
        const auto whole = sql.run("UPDATE records SET state = 1 WHERE id = $1 AND state = 0 AND NOT EXISTS "
                                   "(SELECT 1 FROM record_files WHERE record = $1 AND received < size)",
                                   {id});
        if (!whole)
            return nothing(whole);
        progress = progressOf(sql, id);
        return whole->changed() > 0 ? sql.publish({Topic::Record, {}}) : Result<>{};
    });
    if (!written)
        return tl::make_unexpected(written.error());
    return progress;
}

Result<RecordProgress> Records::emptyFile(const wire::Uuid& id, int file) {
    Result<RecordProgress> progress;
    auto written = engine_->write([&](Sql& sql) -> Result<> {
        const auto incomplete = sql.run("UPDATE records SET state = 0 WHERE id = $1 AND state = 0", {id});
        if (!incomplete)
            return nothing(incomplete);
        if (incomplete->changed() == 0)
            return fail(Problem::NotFound, "no record that waits for files");
        auto emptied = oneChanged(sql.run(
            "UPDATE record_files SET received = 0 WHERE record = $1 AND nth = $2", {id, std::int64_t{file}}));
        progress = progressOf(sql, id);
        return emptied;
    });
    if (!written)
        return tl::make_unexpected(written.error());
    return progress;
}

Result<std::vector<Record>> Records::waiting(int limit) {
    return recordsOf(*engine_,
                     std::string("SELECT ") + kRecordColumns +
                         " FROM records WHERE state = 1 "
                         "ORDER BY CASE WHEN kind = $1 THEN 0 ELSE 1 END, received_at, id LIMIT $2",
                     {static_cast<std::int64_t>(wire::RecordKind::Appeal), std::int64_t{limit}});
}

Result<> Records::opened(const wire::Uuid& id) {
    return settle(*engine_, "UPDATE records SET state = 2, payload = NULL WHERE id = $1 AND state = 1", {id});
}

Result<> Records::quarantine(const wire::Uuid& id, const std::string& reason) {
    return settle(*engine_, "UPDATE records SET state = 3, reason = $1 WHERE id = $2 AND state = 1",
                  {reason, id});
}

Result<> Records::release(const wire::Uuid& id) {
    return settle(*engine_, "UPDATE records SET state = 1, reason = NULL WHERE id = $1 AND state = 3", {id});
}

Result<std::vector<Record>> Records::quarantined(int limit, const std::string& street) {
    return recordsOf(*engine_,
                     std::string("SELECT ") + kRecordColumns +
                         " FROM records WHERE state = 3 AND ($1 = '' OR street = $1) "
                         "ORDER BY received_at, id LIMIT $2",
                     {street, std::int64_t{limit}});
}

Result<Record> Records::find(const wire::Uuid& id) {
    auto records =
        recordsOf(*engine_, std::string("SELECT ") + kRecordColumns + " FROM records WHERE id = $1", {id});
    if (!records)
        return tl::make_unexpected(records.error());
    if (records->empty())
        return fail(Problem::NotFound);
    return std::move(records->front());
}

} // namespace center::store
