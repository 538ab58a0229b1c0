// The store over PostgreSQL: connections taken from a pool, and one thread that brings records in together.
#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "center/store/engine.h"
#include "center/store/group_commit.h"
#include "center/store/postgres_connection.h"
#include "center/store/postgres_listener.h"

namespace center::store {
namespace {

constexpr std::size_t kLargestBatch = 512;
constexpr std::size_t kIdleConnections = 8; // kept open for the next call

using Connection = std::unique_ptr<PostgresConnection>;

struct Arrival {
    Record record;
    IngestDone done;
};

// One statement, so one round trip and one commit: the records that are new, their files, and the news.
constexpr const char* kIngest = R"(
WITH added AS (
  INSERT INTO records (id, kiosk, number, kind, street, filed_at, clock, received_at, envelope, hash, payload, state)
  SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::text[], $4::int8[], $5::text[], $6::int8[], $7::int8[],
                       $8::int8[], $9::bytea[], $10::bytea[], $11::bytea[], $12::int8[])
  ON CONFLICT (id) DO NOTHING RETURNING id),
filed AS (
  INSERT INTO record_files (record, nth, size, hash, received)
  SELECT f.record, f.nth, f.size, f.hash, 0
  FROM unnest($13::bytea[], $14::int8[], $15::int8[], $16::bytea[]) AS f (record, nth, size, hash)
  JOIN added ON added.id = f.record)
SELECT id, pg_notify($17, $18) FROM added)";

// FOR SHARE writes, so its commit waits for the standby like every other: a record that another process just
// brought in may be durable on the primary alone.
constexpr const char* kCompare =
    "SELECT id, hash, state, received_at FROM records WHERE id = ANY($1::bytea[]) FOR SHARE";

struct Columns {
    std::vector<PostgresArray> all;
    explicit Columns(std::string_view kinds) {
        for (const char kind : kinds)
            all.push_back(kind == 'b'   ? PostgresArray::ofBytes()
                          : kind == 't' ? PostgresArray::ofTexts()
                                        : PostgresArray::ofNumbers());
    }
    std::vector<PostgresValue> values() {
        std::vector<PostgresValue> list;
        for (PostgresArray& column : all)
            list.push_back(column.value());
        return list;
    }
};

class PostgresEngine final : public Engine {
public:
    PostgresEngine(std::string connection, Connection first, Connection listening)
        : connection_(std::move(connection)), ingesting_(std::move(first)),
          listener_(connection_, std::move(listening), watchers()),
          commits_(kLargestBatch, [this](std::vector<Arrival> batch) { commit(batch); }) {}

    Result<> read(const Work& work) override {
        return withConnection([&](PostgresConnection& sql) { return work(sql); }, true);
    }

    Result<> write(const Work& work) override {
        return withConnection(
            [&](PostgresConnection& sql) -> Result<> {
                auto done = work(sql);
                if (!done) {
                    if (!sql.lost() && !sql.script("ROLLBACK"))
                        done = fail(Problem::Unavailable, "PostgreSQL does not take back");
                    return done;
                }
                return sql.script("COMMIT");
            },
            false);
    }

    // The table of keys is small, so it is written anew; in the others the room is taken by what comes next.
    Result<> tidy() override {
        return withConnection(
            [](PostgresConnection& sql) -> Result<> {
                for (const char* statement :
                     {"VACUUM FULL case_keys", "VACUUM cases", "VACUUM case_events", "VACUUM records"})
                    if (auto done = sql.script(statement); !done)
                        return done;
                return {};
            },
            true);
    }

    void ingest(Record record, IngestDone done) override {
        commits_.add({std::move(record), std::move(done)});
    }

private:
    // A connection that waited in the pool may be dead: that shows at the first word, when nothing is done
    // yet and another one may be tried.
    template <class Use>
    Result<> withConnection(const Use& use, bool readOnly) {
        for (;;) {
            Connection sql = fromPool();
            const bool waited = sql != nullptr;
            if (!sql) {
                auto made = PostgresConnection::open(connection_);
                if (!made)
                    return tl::make_unexpected(made.error());
                sql = std::move(*made);
            }
            if (!readOnly) {
                if (auto begun = sql->script("BEGIN"); !begun) {
                    if (waited)
                        continue;
                    return begun;
                }
            }
            auto result = use(*sql);
            const bool lost = sql->lost();
            if (!lost)
                toPool(std::move(sql));
            if (readOnly && lost && waited && !result)
                continue;
            return result;
        }
    }

    Connection fromPool() {
        const std::lock_guard lock(mutex_);
        if (pool_.empty())
            return nullptr;
        Connection one = std::move(pool_.back());
        pool_.pop_back();
        return one;
    }
    void toPool(Connection one) {
        const std::lock_guard lock(mutex_);
        if (pool_.size() < kIdleConnections)
            pool_.push_back(std::move(one));
    }

    // On the ingesting thread. In order of ids, so that two processes with the same records do not wait for
    // each other in a ring.
    void commit(std::vector<Arrival>& batch) {
        std::ranges::stable_sort(batch, {}, [](const Arrival& one) { return one.record.id; });
        std::set<wire::Uuid> added;
        std::map<wire::Uuid, Ingested> known;
        std::map<wire::Uuid, seal::Hash> hashes;
        Result<> whole = insert(batch, added);
        if (!whole && whole.error().problem == Problem::Unavailable) // once more: it may be there or not
            whole = insert(batch, added);
        if (whole)
            whole = compare(batch, added, known, hashes);
        for (const Arrival& one : batch)
            one.done(whole ? answerTo(one.record, added, known, hashes)
                           : Result<Ingested>(tl::make_unexpected(whole.error())));
    }

    // The first of the batch with its id has come in; others with it, and those there before, are compared.
    static Result<Ingested> answerTo(const Record& record, std::set<wire::Uuid>& added,
                                     const std::map<wire::Uuid, Ingested>& known,
                                     const std::map<wire::Uuid, seal::Hash>& hashes) {
        if (added.erase(record.id) == 1)
            return Ingested{true, record.state != RecordState::Incomplete, record.receivedAt};
        const auto there = known.find(record.id);
        if (there == known.end())
            return fail(Problem::Unavailable, "a record went while it came in");
        if (hashes.at(record.id) != record.hash)
            return fail(Problem::Conflict, "another content under the same id");
        return there->second;
    }

    Result<> insert(const std::vector<Arrival>& batch, std::set<wire::Uuid>& added) {
        if (auto ready = connectIngesting(); !ready)
            return ready;
        Columns columns("bbtntnnnbbbnbnnb"); // as kIngest says
        const wire::Uuid* last = nullptr;
        for (const Arrival& one : batch) {
            if (last == nullptr || *last != one.record.id)
                addTo(columns.all, one.record);
            last = &one.record.id;
        }
        auto values = columns.values();
        const std::string news = encode({Topic::Record, {}});
        for (const std::string_view text :
             {std::string_view(PostgresConnection::kChannel), std::string_view(news)})
            values.push_back({25, text.data(), static_cast<int>(text.size())});
        const auto rows = ingesting_->execute(kIngest, values);
        if (!rows)
            return nothing(rows);
        for (int row = 0; row < rows->size(); ++row)
            added.insert(rows->uuid(row, 0));
        return {};
    }

    static void addTo(std::vector<PostgresArray>& columns, const Record& record) {
        columns[0].add(hal::ByteView(record.id.bytes));
        columns[1].add(hal::ByteView(record.kiosk.bytes));
        columns[2].add(record.number);
        columns[3].add(static_cast<std::int64_t>(record.kind));
        columns[4].add(record.street);
        columns[5].add(static_cast<std::int64_t>(record.filed.at.time_since_epoch().count()));
        columns[6].add(static_cast<std::int64_t>(record.filed.quality));
        columns[7].add(static_cast<std::int64_t>(record.receivedAt.time_since_epoch().count()));
        columns[8].add(hal::ByteView(record.envelope));
        columns[9].add(hal::ByteView(record.hash));
        columns[10].add(hal::ByteView(record.payload));
        columns[11].add(static_cast<std::int64_t>(record.state));
        for (std::size_t nth = 0; nth < record.files.size(); ++nth) {
            columns[12].add(hal::ByteView(record.id.bytes));
            columns[13].add(static_cast<std::int64_t>(nth));
            columns[14].add(static_cast<std::int64_t>(record.files[nth].size));
            columns[15].add(hal::ByteView(record.files[nth].hash));
        }
    }

    Result<> compare(const std::vector<Arrival>& batch, const std::set<wire::Uuid>& added,
                     std::map<wire::Uuid, Ingested>& known, std::map<wire::Uuid, seal::Hash>& hashes) {
        auto ids = PostgresArray::ofBytes();
        if (added.size() == batch.size())
            return {};
        for (const Arrival& one : batch)
            ids.add(hal::ByteView(one.record.id.bytes));
        const std::array values{ids.value()};
        const auto rows = ingesting_->execute(kCompare, values);
        if (!rows)
            return nothing(rows);
        for (int row = 0; row < rows->size(); ++row) {
            const auto id = rows->uuid(row, 0);
            hashes[id] = rows->array<32>(row, 1);
            known[id] = {false, rows->integer(row, 2) != 0, rows->time(row, 3)};
        }
        return {};
    }

    Result<> connectIngesting() {
        if (ingesting_ && !ingesting_->lost())
            return {};
        auto made = PostgresConnection::open(connection_);
        if (!made)
            return tl::make_unexpected(made.error());
        ingesting_ = std::move(*made);
        return {};
    }

    const std::string connection_;
    std::mutex mutex_;
    std::vector<Connection> pool_;
    Connection ingesting_; // the ingesting thread's alone
    PostgresListener listener_;
    GroupCommit<Arrival> commits_; // last: it ends before the rest goes
};

} // namespace

Result<std::unique_ptr<Engine>> openPostgresEngine(const std::string& connection) {
    auto first = PostgresConnection::open(connection);
    if (!first)
        return tl::make_unexpected(first.error());
    auto listening = PostgresListener::listen(connection);
    if (!listening)
        return tl::make_unexpected(listening.error());
    return std::make_unique<PostgresEngine>(connection, std::move(*first), std::move(*listening));
}

} // namespace center::store
