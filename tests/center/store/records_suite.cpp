// What the store promises about records on their way in.
#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "tests/center/store/store_suite.h"

namespace {

using center::store::Problem;
using center::store::RecordState;
using wire::RecordKind;
namespace cs = center::store;

TEST_P(StoreRecords, KeepsARecordAsItCame) {
    const auto sent = record();
    const auto ingested = store().records().ingest(sent);
    ASSERT_TRUE(ingested) << ingested.error().detail;
    EXPECT_TRUE(ingested->first);
    EXPECT_TRUE(ingested->durable);
    reopen();
    const auto kept = store().records().find(sent.id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->kiosk, sent.kiosk);
    EXPECT_EQ(kept->number, sent.number);
    EXPECT_EQ(kept->kind, sent.kind);
    EXPECT_EQ(kept->street, sent.street);
    EXPECT_EQ(kept->filed, sent.filed);
    EXPECT_EQ(kept->receivedAt, sent.receivedAt);
    EXPECT_EQ(kept->envelope, sent.envelope);
    EXPECT_EQ(kept->payload, sent.payload);
    EXPECT_EQ(kept->hash, sent.hash);
    EXPECT_EQ(kept->state, RecordState::Waiting);
}

TEST_P(StoreRecords, TakesTheSameRecordOnceAndSaysWhenItCame) {
    auto sent = record();
    ASSERT_TRUE(store().records().ingest(sent));
    clock_.advance(hal::Millis{5000});
    auto again = sent;
    again.receivedAt = clock_.wall();
    const auto second = store().records().ingest(again);
    ASSERT_TRUE(second);
    EXPECT_FALSE(second->first);
    EXPECT_TRUE(second->durable);
    EXPECT_EQ(second->receivedAt, sent.receivedAt);
    EXPECT_EQ(store().records().waiting(10)->size(), 1u);
}

TEST_P(StoreRecords, RefusesAnotherContentUnderTheSameId) {
    const auto sent = record();
    ASSERT_TRUE(store().records().ingest(sent));
    auto other = sent;
    other.hash = seal::sha256(hal::asBytes("other"));
    other.payload = {1};
    const auto second = store().records().ingest(other);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().problem, Problem::Conflict);
    EXPECT_EQ(store().records().find(sent.id)->payload, sent.payload);
}

// All at once, each record twice and a false one among them: what waits together is committed together, and
// everybody gets his own answer.
TEST_P(StoreRecords, AnswersEachOfManyThatComeTogether) {
    constexpr int kCount = 300;
    std::mutex mutex;
    std::condition_variable changed;
    int answered = 0;
    int first = 0;
    int known = 0;
    int conflicts = 0;
    const auto done = [&](const cs::Result<cs::Ingested>& answer) {
        const std::lock_guard lock(mutex);
        ++answered;
        first += answer && answer->first;
        known += answer && !answer->first;
        conflicts += !answer && answer.error().problem == Problem::Conflict;
        changed.notify_one();
    };
    for (int i = 0; i < kCount; ++i) {
        auto one = record();
        store().records().ingest(one, done);
        store().records().ingest(one, done);
        one.hash = {};
        store().records().ingest(one, done);
    }
    std::unique_lock lock(mutex);
    ASSERT_TRUE(changed.wait_for(lock, std::chrono::minutes{1}, [&] { return answered == 3 * kCount; }));
    EXPECT_EQ(first, kCount);
    EXPECT_EQ(known, kCount);
    EXPECT_EQ(conflicts, kCount);
    EXPECT_EQ(store().records().waiting(1000)->size(), static_cast<std::size_t>(kCount));
}

TEST_P(StoreRecords, OpensAppealsBeforeEverythingElse) {
    const auto rating = record(RecordKind::Rating);
    ASSERT_TRUE(store().records().ingest(rating));
    clock_.advance(hal::Millis{1000});
    const auto early = record(RecordKind::Appeal);
    ASSERT_TRUE(store().records().ingest(early));
    clock_.advance(hal::Millis{1000});
    const auto late = record(RecordKind::Appeal);
    ASSERT_TRUE(store().records().ingest(late));
    const auto waiting = store().records().waiting(10);
    ASSERT_TRUE(waiting);
    ASSERT_EQ(waiting->size(), 3u);
    EXPECT_EQ((*waiting)[0].id, early.id);
    EXPECT_EQ((*waiting)[1].id, late.id);
    EXPECT_EQ((*waiting)[2].id, rating.id);
    EXPECT_EQ(store().records().waiting(1)->size(), 1u);
}

TEST_P(StoreRecords, IsWholeWithTheLastByteOfItsLastFile) {
    auto sent = record();
    sent.files = {{.size = 100, .hash = seal::sha256(hal::asBytes("a"))}, {.size = 50, .hash = {}}};
    const auto ingested = store().records().ingest(sent);
    ASSERT_TRUE(ingested);
    EXPECT_FALSE(ingested->durable);
    EXPECT_TRUE(store().records().waiting(10)->empty());

    ASSERT_TRUE(store().records().fileGrew(sent.id, 0, 0, 60));
    reopen();
    auto progress = store().records().progress(sent.id);
    ASSERT_TRUE(progress);
    EXPECT_EQ(progress->kiosk, sent.kiosk);
    EXPECT_FALSE(progress->durable());
    ASSERT_EQ(progress->files.size(), 2u);
    EXPECT_EQ(progress->files[0].file, sent.files[0]);
    EXPECT_EQ(progress->files[0].received, 60u);

    EXPECT_FALSE(store().records().fileGrew(sent.id, 0, 60, 100)->durable());
    EXPECT_TRUE(store().records().fileGrew(sent.id, 1, 0, 50)->durable());
    const auto waiting = store().records().waiting(10);
    ASSERT_EQ(waiting->size(), 1u);
    EXPECT_EQ(waiting->front().files, sent.files);
    EXPECT_TRUE(store().records().ingest(sent)->durable);
}

TEST_P(StoreRecords, SaysWhereAFileGoesOn) {
    auto sent = record();
    sent.files = {{.size = 100, .hash = {}}};
    ASSERT_TRUE(store().records().ingest(sent));
    ASSERT_TRUE(store().records().fileGrew(sent.id, 0, 0, 60));
    EXPECT_EQ(store().records().fileGrew(sent.id, 0, 0, 60).error().problem, Problem::Conflict);
    EXPECT_EQ(store().records().fileGrew(sent.id, 0, 70, 80).error().problem, Problem::Conflict);
    EXPECT_EQ(store().records().fileGrew(sent.id, 0, 60, 101).error().problem, Problem::Refused);
    EXPECT_EQ(store().records().fileGrew(sent.id, 1, 0, 1).error().problem, Problem::NotFound);
    EXPECT_EQ(store().records().progress(sent.id)->files[0].received, 60u);

    EXPECT_EQ(store().records().emptyFile(sent.id, 0)->files[0].received, 0u);
    EXPECT_TRUE(store().records().fileGrew(sent.id, 0, 0, 100)->durable());
    EXPECT_EQ(store().records().emptyFile(sent.id, 0).error().problem, Problem::NotFound);
}

TEST_P(StoreRecords, PutsAsideWhatCannotBeOpenedAndGoesOn) {
    const auto poisoned = record();
    auto good = record();
    good.street = "s02";
    ASSERT_TRUE(store().records().ingest(poisoned));
    ASSERT_TRUE(store().records().ingest(good));
    ASSERT_TRUE(store().records().quarantine(poisoned.id, "bad_seal"));
    ASSERT_EQ(store().records().waiting(10)->size(), 1u);
    EXPECT_EQ(store().records().waiting(10)->front().id, good.id);

    const auto aside = store().records().quarantined(10);
    ASSERT_EQ(aside->size(), 1u);
    EXPECT_EQ(aside->front().reason, "bad_seal");
    EXPECT_EQ(aside->front().payload, poisoned.payload);
    EXPECT_EQ(store().records().quarantined(10, "s01")->size(), 1u);
    EXPECT_TRUE(store().records().quarantined(10, "s02")->empty());

    ASSERT_TRUE(store().records().release(poisoned.id));
    EXPECT_EQ(store().records().waiting(10)->size(), 2u);
    EXPECT_EQ(store().records().release(poisoned.id).error().problem, Problem::NotFound);
}

TEST_P(StoreRecords, KeepsNoPayloadOfWhatWasOpened) {
    const auto sent = record(RecordKind::CopyMade);
    ASSERT_TRUE(store().records().ingest(sent));
    ASSERT_TRUE(store().records().opened(sent.id));
    EXPECT_TRUE(store().records().waiting(10)->empty());
    EXPECT_TRUE(store().records().find(sent.id)->payload.empty());
    // And it is known still, when the acknowledgement was lost.
    const auto again = store().records().ingest(sent);
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->first);
    EXPECT_TRUE(again->durable);
}

TEST_P(StoreRecords, SaysThatItDoesNotKnow) {
    const auto unknown = wire::newUuid(clock_);
    EXPECT_EQ(store().records().find(unknown).error().problem, Problem::NotFound);
    EXPECT_EQ(store().records().progress(unknown).error().problem, Problem::NotFound);
    EXPECT_EQ(store().records().opened(unknown).error().problem, Problem::NotFound);
    EXPECT_EQ(store().records().fileGrew(unknown, 0, 0, 1).error().problem, Problem::NotFound);
}

TEST_P(StoreRecords, TellsWatchersAfterTheCommit) {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<cs::Change> heard;
    auto watch = store().watch([&](const cs::Change& change) {
        const std::lock_guard lock(mutex);
        heard.push_back(change);
        changed.notify_one();
    });
    const auto one = kiosk("XH01");
    ASSERT_TRUE(store().fleet().add(one));
    ASSERT_TRUE(store().records().ingest(record()));
    const auto hears = [&](const cs::Change& what) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::minutes{1},
                                [&] { return std::ranges::find(heard, what) != heard.end(); });
    };
    EXPECT_TRUE(hears({cs::Topic::Kiosk, wire::toString(one.id)}));
    EXPECT_TRUE(hears({cs::Topic::Record, {}}));
    watch.reset();
}

} // namespace
