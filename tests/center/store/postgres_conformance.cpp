// The suite of the store over PostgreSQL, a real server of the test's own.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "tests/center/store/store_suite.h"
#include "tests/rigs/need.h"
#include "tests/rigs/postgres.h"

namespace {

namespace cs = center::store;

rigs::Postgres& server() {
    static rigs::Postgres one;
    return one;
}

class PostgresHome final : public StoreHome {
public:
    cs::Result<std::unique_ptr<cs::Store>> open() override { return cs::Store::openPostgres(database_); }

    std::optional<std::string> everyByte() override { return server().everyByte(); }

private:
    std::string database_ = server().newDatabase();
};

const StoreKind kPostgres{.name = "Postgres", .missing = rigs::Postgres::missing, .make = [] {
                              return std::make_unique<PostgresHome>();
                          }};

INSTANTIATE_STORE_SUITES(kPostgres);

class PostgresStore : public StoreSuite {};
INSTANTIATE_TEST_SUITE_P(Sql, PostgresStore, testing::Values(kPostgres), storeName);

TEST_P(PostgresStore, KeepsWhatItAcknowledgedWhenTheServerCrashesAndComesBackByItself) {
    std::vector<wire::Uuid> acknowledged;
    for (int i = 0; i < 50; ++i) {
        const auto one = record();
        ASSERT_TRUE(store().records().ingest(one));
        acknowledged.push_back(one.id);
    }
    ASSERT_TRUE(store().ping());
    server().crash();
    const auto meanwhile = record();
    const auto refused = store().records().ingest(meanwhile);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problem, cs::Problem::Unavailable);
    EXPECT_EQ(store().ping().error().problem, cs::Problem::Unavailable);
    server().start();
    // The same store, its connections all dead.
    ASSERT_TRUE(store().records().ingest(meanwhile));
    ASSERT_TRUE(store().staff().set("name", hal::asBytes("value"), 0));
    for (const auto& id : acknowledged)
        EXPECT_TRUE(store().records().find(id));
}

TEST_P(PostgresStore, TwoProcessesHearEachOther) {
    auto other = home_->open();
    ASSERT_TRUE(other);
    std::mutex mutex;
    std::condition_variable changed;
    int heard = 0;
    auto watch = store().watch([&](const cs::Change& change) {
        const std::lock_guard lock(mutex);
        heard += change.topic == cs::Topic::Record;
        changed.notify_one();
    });
    const auto one = record();
    ASSERT_TRUE((*other)->records().ingest(one));
    std::unique_lock lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, std::chrono::minutes{1}, [&] { return heard > 0; }));
    lock.unlock();
    EXPECT_FALSE(store().records().ingest(one)->first);
}

TEST_P(PostgresStore, TwoProcessesMakeOneSchema) {
    std::vector<std::unique_ptr<cs::Store>> stores(3);
    {
        const auto fresh = std::make_unique<PostgresHome>();
        std::vector<std::jthread> processes;
        for (auto& one : stores)
            processes.emplace_back([&] {
                auto opened = fresh->open();
                ASSERT_TRUE(opened) << opened.error().detail;
                one = std::move(*opened);
            });
        processes.clear();
        for (const auto& one : stores)
            EXPECT_TRUE(one->staff().set("of " + std::to_string(&one - stores.data()), {}, 0));
    }
}

TEST(PostgresServer, SaysThatNoServerIsThere) {
    const auto opened = cs::Store::openPostgres("host=/nonexistent dbname=none");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().problem, cs::Problem::Unavailable);
}

TEST(PostgresServer, RefusesAServerThatWouldLoseWhatItAcknowledged) {
    RIG_NEEDED(rigs::Postgres::missing());
    const auto opened =
        cs::Store::openPostgres(server().newDatabase() + " options='-c synchronous_commit=off'");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().problem, cs::Problem::Refused);
}

// Records come in all the time; the primary dies in the middle, the standby is promoted. Whatever was
// acknowledged before or after is there.
TEST(PostgresServer, APromotedStandbyHasEverythingThatWasAcknowledged) {
    RIG_NEEDED(rigs::Postgres::missing());
    rigs::Postgres primary;
    std::ignore = primary.newDatabase();
    const auto standby = rigs::Postgres::standbyOf(primary);
    const auto store = cs::Store::openPostgres(primary.eitherOf("test1", *standby));
    ASSERT_TRUE(store) << store.error().detail;

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<wire::Uuid> acknowledged;
    std::atomic<int> failed = 0;
    const auto until = [&](std::size_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::minutes{1}, [&] { return acknowledged.size() >= count; });
    };
    std::vector<std::jthread> kiosks;
    for (int kiosk = 0; kiosk < 4; ++kiosk)
        kiosks.emplace_back([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                cs::Record one;
                one.id = wire::newUuid();
                one.payload = hal::Bytes(1024);
                if (!(*store)->records().ingest(one)) {
                    ++failed;
                    continue;
                }
                const std::lock_guard lock(mutex);
                acknowledged.push_back(one.id);
                changed.notify_one();
            }
        });
    ASSERT_TRUE(until(200));
    primary.crash();
    standby->promote();
    std::unique_lock lock(mutex);
    const std::size_t before = acknowledged.size();
    lock.unlock();
    ASSERT_TRUE(until(before + 200));
    kiosks.clear();
    EXPECT_GT(failed, 0); // it was under load
    for (const wire::Uuid& id : acknowledged)
        ASSERT_TRUE((*store)->records().find(id));
}

} // namespace
