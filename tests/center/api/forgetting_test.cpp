// What was kept long enough goes, with its files; what is still needed stays.
#include "center/main/forgetting.h"

#include <gtest/gtest.h>

#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace center {
namespace {

using namespace std::chrono_literals;

class Forgetting : public testing::Test {
protected:
    // An appeal with one file, and its case.
    wire::Uuid appeal(bool closed) {
        const wire::Uuid id = record(wire::RecordKind::Appeal);
        store::Case made;
        made.id = wire::newUuid(clock);
        made.record = id;
        made.kind = wire::RecordKind::Appeal;
        made.state = closed ? "closed" : "received";
        made.place = {"s01", ""};
        made.receivedAt = clock.wall();
        made.facts = "{}";
        made.content = {1};
        made.dataKey = {2};
        made.version = 1;
        if (closed)
            made.closedAt = clock.wall();
        EXPECT_TRUE(
            store->cases().add(made, {{.sequence = 1, .type = "received", .actor = "center", .body = "{}"}}));
        return id;
    }
    wire::Uuid record(wire::RecordKind kind) {
        store::Record record;
        record.id = wire::newUuid(clock);
        record.kind = kind;
        record.street = "s01";
        record.receivedAt = clock.wall();
        record.envelope = {1};
        record.payload = {1};
        EXPECT_TRUE(store->records().ingest(record));
        if (kind != wire::RecordKind::Appeal) {
            EXPECT_TRUE(store->records().opened(record.id));
        }
        EXPECT_TRUE(files.write(record.id, 0, 0, hal::Bytes(10, 1)));
        return record.id;
    }
    [[nodiscard]] bool hasFile(const wire::Uuid& id) const {
        return std::filesystem::exists(files.pathOf(id, 0));
    }
    [[nodiscard]] Forgotten forget() {
        const auto done = forgetOld(*store, files, keeping, clock.wall(), {});
        EXPECT_TRUE(done) << done.error().detail;
        return done.value_or(Forgotten{});
    }

    TemporaryDirectory folder{inMemory()};
    HandClock clock;
    std::unique_ptr<store::Store> store = store::Store::openSqlite(folder / "center.db").value();
    api::RecordFiles files{folder / "files"};
    Keeping keeping;
};

TEST_F(Forgetting, GoesByKindAndByTheEndOfTheCase) {
    const auto closed = appeal(true);
    const auto open = appeal(false);
    const auto copy = record(wire::RecordKind::CopyMade);
    EXPECT_FALSE(forget().anything());
    EXPECT_TRUE(store->audit().list({})->empty()) << "nothing to say";

    clock.advance(24h * keeping.copies + 1s);
    EXPECT_EQ(forget().records, 1);
    EXPECT_FALSE(hasFile(copy));
    EXPECT_FALSE(store->records().find(copy));
    EXPECT_TRUE(hasFile(closed));

    clock.advance(24h * (keeping.appeals - keeping.copies));
    const auto forgotten = forget();
    EXPECT_EQ(forgotten.cases, 1);
    EXPECT_EQ(forgotten.records, 1);
    EXPECT_FALSE(hasFile(closed));
    EXPECT_TRUE(hasFile(open));
    EXPECT_TRUE(store->cases().findByRecord(closed)->dataKey.empty());
    EXPECT_FALSE(store->cases().findByRecord(open)->dataKey.empty());
    EXPECT_TRUE(store->records().find(open));
    const auto lines = store->audit().list({});
    ASSERT_EQ(lines->size(), 2U);
    EXPECT_EQ(lines->back().action, "forgotten");
    EXPECT_EQ(lines->back().detail, R"({"cases":1,"records":1,"commands":0})");
}

TEST_F(Forgetting, GoesOnUntilNothingIsLeft) {
    keeping.reports = 30;
    for (int i = 0; i < 120; ++i)
        std::ignore = record(wire::RecordKind::Report);
    clock.advance(24h * 30 + 1s);
    EXPECT_EQ(forget().records, 120);
    EXPECT_FALSE(forget().anything());
}

TEST_F(Forgetting, EndsWhenItIsToldTo) {
    std::ignore = record(wire::RecordKind::Report);
    clock.advance(24h * 400);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(forgetOld(*store, files, keeping, clock.wall(), stop.get_token())->anything());
    EXPECT_EQ(forget().records, 1);
}

} // namespace
} // namespace center
