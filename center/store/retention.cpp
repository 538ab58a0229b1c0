#include "center/store/retention.h"

#include "center/store/engine.h"

namespace center::store {
namespace {

// The same deletions for each id; what has none of them has nothing to delete.
Result<> forEach(Sql& sql, const std::vector<wire::Uuid>& ids,
                 std::initializer_list<std::string_view> statements) {
    for (const wire::Uuid& id : ids)
        for (const std::string_view statement : statements)
            if (auto done = nothing(sql.run(statement, {id})); !done)
                return done;
    return {};
}

} // namespace

Result<Forgotten> Retention::forgetCases(wire::RecordKind kind, hal::WallTime closedBefore, int limit) {
    Forgotten forgotten;
    auto written = engine_->write([&](Sql& sql) -> Result<> {
        forgotten = {};
        const auto old = sql.run("SELECT id, record FROM cases JOIN case_keys ON case_id = id "
                                 "WHERE kind = $1 AND closed_at < $2 ORDER BY closed_at, id LIMIT $3",
                                 {static_cast<std::int64_t>(kind), closedBefore, std::int64_t{limit}});
        if (!old)
            return nothing(old);
        for (int row = 0; row < old->size(); ++row) {
            forgotten.cases.push_back(old->uuid(row, 0));
            if (!old->isNull(row, 1))
                forgotten.records.push_back(old->uuid(row, 1));
        }
        return forEach(sql, forgotten.cases,
                       {"DELETE FROM case_keys WHERE case_id = $1",
                        "UPDATE cases SET content = NULL, token = NULL WHERE id = $1",
                        "UPDATE case_events SET sealed = NULL WHERE case_id = $1"});
    });
    if (!written)
        return tl::make_unexpected(written.error());
    return forgotten;
}

Result<Forgotten> Retention::forgetRecords(wire::RecordKind kind, hal::WallTime receivedBefore, int limit) {
    Forgotten forgotten;
    auto written = engine_->write([&](Sql& sql) -> Result<> {
        forgotten = {};
        const auto old = sql.run(
            "SELECT id FROM records WHERE kind = $1 AND received_at < $2 AND state >= $3 AND NOT EXISTS "
            "(SELECT 1 FROM cases JOIN case_keys ON case_id = cases.id WHERE cases.record = records.id) "
            "ORDER BY received_at LIMIT $4",
            {static_cast<std::int64_t>(kind), receivedBefore, static_cast<std::int64_t>(RecordState::Opened),
             std::int64_t{limit}});
        if (!old)
            return nothing(old);
        for (int row = 0; row < old->size(); ++row)
            forgotten.records.push_back(old->uuid(row, 0));
        return forEach(sql, forgotten.records,
                       {"DELETE FROM record_files WHERE record = $1", "DELETE FROM records WHERE id = $1"});
    });
    if (!written)
        return tl::make_unexpected(written.error());
    return forgotten;
}

Result<std::int64_t> Retention::forgetCommands(hal::WallTime madeBefore) {
    const auto rows = writeRows(*engine_, "DELETE FROM commands WHERE made_at < $1", {madeBefore});
    if (!rows)
        return tl::make_unexpected(rows.error());
    return rows->changed();
}

Result<> Retention::tidy() { return engine_->tidy(); }

} // namespace center::store
