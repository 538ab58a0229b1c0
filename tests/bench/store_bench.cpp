// What the store takes in, durably, beside a bare writer with the same batch in the same run: 128 kiosks with
// records of 1 KB. One JSON line a database; medians of five rounds that take turns.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>

#include <libpq-fe.h>

#include "center/store/postgres_connection.h"
#include "center/store/store.h"
#include "services/sqlite/database.h"
#include "tests/rigs/postgres.h"

namespace {

namespace cs = center::store;

constexpr int kKiosks = 128; // records under way at a time, and rows in the bare writer's batch
constexpr int kRecords = 128 * 60;
constexpr int kRounds = 5;

cs::Record record() {
    cs::Record made;
    made.id = wire::newUuid();
    made.kiosk = made.id;
    made.number = "XH01-000001-7";
    made.kind = wire::RecordKind::Appeal;
    made.street = "s01";
    made.envelope = hal::Bytes(182, 1);
    made.payload = hal::Bytes(1024, 2);
    made.hash = seal::sha256(made.id.bytes);
    return made;
}

template <class Result>
void must(const Result& result) {
    if (!result) {
        std::printf("the bare writer failed: %s\n", result.error().detail.c_str());
        std::exit(1);
    }
}

double perSecond(const std::function<void()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return kRecords / std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double throughStore(cs::Store& store) {
    std::vector<cs::Record> records(kRecords);
    std::ranges::generate(records, record);
    return perSecond([&] {
        std::mutex mutex;
        std::condition_variable changed;
        int underWay = 0;
        int failed = 0;
        for (cs::Record& one : records) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return underWay < kKiosks; });
            ++underWay;
            lock.unlock();
            store.records().ingest(std::move(one), [&](const cs::Result<cs::Ingested>& answer) {
                const std::lock_guard answered(mutex);
                --underWay;
                failed += !answer;
                changed.notify_one();
            });
        }
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return underWay == 0; });
        if (failed > 0)
            std::printf("%d records failed\n", failed);
    });
}

void report(const char* name, std::vector<double> ours, std::vector<double> bare) {
    std::ranges::sort(ours);
    std::ranges::sort(bare);
    const double value = ours[kRounds / 2];
    const double limit = bare[kRounds / 2];
    std::printf(R"({"schema":1,"name":"%s","value":%.0f,"unit":"records/s","limit":%.0f,"ratio":%.2f})"
                "\n",
                name, value, limit, value / limit);
}

// The same bytes, into a table with nothing but an id.
void bareSqlite(sqlite::Database& database) {
    auto statement = database.prepare("INSERT INTO bare VALUES (?,?)").value();
    const hal::Bytes row(1024 + 182 + 100, 3);
    for (int i = 0; i < kRecords; i += kKiosks) {
        auto transaction = sqlite::Transaction::begin(database).value();
        for (int j = 0; j < kKiosks; ++j)
            must(statement.bind(0, hal::ByteView(wire::newUuid().bytes)).bind(1, hal::ByteView(row)).run());
        must(transaction.commit());
    }
}

void barePostgres(cs::PostgresConnection& connection) {
    const hal::Bytes row(1024 + 182 + 100, 3);
    for (int i = 0; i < kRecords; i += kKiosks) {
        auto ids = cs::PostgresArray::ofBytes();
        auto rows = cs::PostgresArray::ofBytes();
        for (int j = 0; j < kKiosks; ++j) {
            ids.add(hal::ByteView(wire::newUuid().bytes));
            rows.add(hal::ByteView(row));
        }
        const std::array values{ids.value(), rows.value()};
        must(connection.execute("INSERT INTO bare SELECT * FROM unnest($1::bytea[], $2::bytea[])", values));
    }
}

void onSqlite() {
    const TemporaryDirectory home;
    const auto store = cs::Store::openSqlite(home / "center.db").value();
    auto bare = sqlite::Database::open(home / "bare.db", sqlite::Access::Create).value();
    must(bare.execute(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE bare (id BLOB PRIMARY KEY, "
        "row BLOB)"));
    std::vector<double> ours;
    std::vector<double> limit;
    for (int round = 0; round < kRounds; ++round) {
        limit.push_back(perSecond([&] { bareSqlite(bare); }));
        ours.push_back(throughStore(*store));
    }
    report("store_ingest_sqlite", ours, limit);
}

void onPostgres() {
    if (const auto missing = rigs::Postgres::missing()) {
        std::printf("%s is missing\n", missing->c_str());
        return;
    }
    rigs::Postgres server(std::filesystem::temp_directory_path());
    const auto database = server.newDatabase();
    const auto store = cs::Store::openPostgres(database).value();
    const auto bare = cs::PostgresConnection::open(database).value();
    must(bare->script("CREATE TABLE bare (id BYTEA PRIMARY KEY, row BYTEA)"));
    std::vector<double> ours;
    std::vector<double> limit;
    for (int round = 0; round < kRounds; ++round) {
        limit.push_back(perSecond([&] { barePostgres(*bare); }));
        ours.push_back(throughStore(*store));
    }
    report("store_ingest_postgres", ours, limit);
}

} // namespace

int main() {
    onSqlite();
    onPostgres();
}
