// What the store promises about forgetting and counting.
#include "tests/center/store/store_suite.h"

namespace {

using wire::RecordKind;
namespace cs = center::store;
using namespace std::chrono_literals;

hal::Bytes planted(const std::string& what) {
    const std::string text = "PLANTED-" + what + "-" + std::string(64, '#');
    return {text.begin(), text.end()};
}

TEST_P(StoreRetention, ForgetsTheWordsAndKeepsTheChain) {
    const auto sent = record();
    ASSERT_TRUE(store().records().ingest(sent));
    auto old = caseAt({"s01", ""});
    old.record = sent.id;
    old.token = seal::sha256(hal::asBytes("token"));
    old.content = planted("content");
    old.dataKey = planted("key");
    old.closedAt = now();
    auto written = event(1);
    written.sealed = planted("note");
    ASSERT_TRUE(store().cases().add(old, {written}));
    auto open = caseAt({"s01", ""});
    auto rating = caseAt({"s01", ""});
    rating.kind = RecordKind::Rating;
    rating.closedAt = now();
    for (const auto& one : {open, rating})
        ASSERT_TRUE(store().cases().add(one, {event(1)}));
    ASSERT_TRUE(store().retention().tidy());
    if (const auto bytes = home_->everyByte()) { // the search finds what is there
        ASSERT_NE(bytes->find("PLANTED-key"), std::string::npos);
    }

    EXPECT_TRUE(store().retention().forgetCases(RecordKind::Appeal, now(), 10)->cases.empty());
    clock_.advance(1ms);
    const auto forgotten = store().retention().forgetCases(RecordKind::Appeal, now(), 10);
    ASSERT_TRUE(forgotten) << forgotten.error().detail;
    EXPECT_EQ(forgotten->cases, std::vector<wire::Uuid>{old.id});
    EXPECT_EQ(forgotten->records, std::vector<wire::Uuid>{sent.id});
    ASSERT_TRUE(store().retention().tidy());

    const auto kept = store().cases().find(old.id);
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->content.empty());
    EXPECT_TRUE(kept->dataKey.empty());
    EXPECT_EQ(store().cases().findByToken(old.token).error().problem, cs::Problem::NotFound);
    EXPECT_TRUE(store().cases().timeline(old.id)->front().sealed.empty());
    EXPECT_EQ(store().cases().timeline(old.id)->front().hash, written.hash);
    EXPECT_FALSE(store().cases().find(open.id)->dataKey.empty());
    EXPECT_FALSE(store().cases().find(rating.id)->dataKey.empty());
    EXPECT_TRUE(store().retention().forgetCases(RecordKind::Appeal, now(), 10)->cases.empty()); // once
    if (const auto bytes = home_->everyByte()) {
        EXPECT_EQ(bytes->find("PLANTED-key"), std::string::npos);
    }
}

TEST_P(StoreRetention, ForgetsRecordsOfAKindAndNothingThatWaits) {
    const auto opened = record(RecordKind::CopyMade);
    const auto aside = record(RecordKind::CopyMade);
    const auto waits = record(RecordKind::CopyMade);
    const auto other = record(RecordKind::Report);
    for (const auto& one : {opened, aside, waits, other})
        ASSERT_TRUE(store().records().ingest(one));
    ASSERT_TRUE(store().records().opened(opened.id));
    ASSERT_TRUE(store().records().quarantine(aside.id, "bad_seal"));
    ASSERT_TRUE(store().records().opened(other.id));
    clock_.advance(1ms);
    EXPECT_EQ(store().retention().forgetRecords(RecordKind::CopyMade, now(), 1)->records.size(), 1u);
    EXPECT_EQ(store().retention().forgetRecords(RecordKind::CopyMade, now(), 10)->records.size(), 1u);
    EXPECT_FALSE(store().records().find(opened.id));
    EXPECT_FALSE(store().records().find(aside.id));
    EXPECT_TRUE(store().records().find(waits.id));
    EXPECT_TRUE(store().records().find(other.id));
}

TEST_P(StoreRetention, KeepsARecordAsLongAsItsCase) {
    const auto sent = record();
    ASSERT_TRUE(store().records().ingest(sent));
    auto kept = caseAt({"s01", ""});
    kept.record = sent.id;
    kept.dataKey = planted("key");
    ASSERT_TRUE(store().cases().add(kept, {event(1)}));
    clock_.advance(1ms);
    EXPECT_TRUE(store().retention().forgetRecords(RecordKind::Appeal, now(), 10)->records.empty());
    auto closed = *store().cases().find(kept.id);
    closed.closedAt = now();
    closed.version = 2;
    ASSERT_TRUE(store().cases().change(closed, {event(2)}));
    clock_.advance(1ms);
    EXPECT_EQ(store().retention().forgetCases(RecordKind::Appeal, now(), 10)->cases.size(), 1u);
    EXPECT_EQ(store().retention().forgetRecords(RecordKind::Appeal, now(), 10)->records,
              std::vector<wire::Uuid>{sent.id});
    EXPECT_TRUE(store().cases().find(kept.id));
}

TEST_P(StoreStatistics, CountsServicesByTheHourThere) {
    auto elsewhere = record(RecordKind::CopyMade);
    elsewhere.street = "s02";
    for (const auto& one : {record(RecordKind::CopyMade), record(RecordKind::CopyMade), record(), elsewhere})
        ASSERT_TRUE(store().records().ingest(one)); // midnight of the clock: eight o'clock there
    clock_.advance(15h + 59min);
    ASSERT_TRUE(store().records().ingest(record()));
    const auto hours = [&](const std::string& street, const std::string& department = {}) {
        std::string text;
        const auto counted = store().statistics().servicesByHour(
            {now() - 24h, now() + 1ms, {{street, ""}, department}}, 480min);
        EXPECT_TRUE(counted);
        for (const auto& one : *counted)
            text += std::string(toString(one.kind)) + '@' + std::to_string(one.hour) + ':' +
                    std::to_string(one.count) + ' ';
        return text;
    };
    EXPECT_EQ(hours(""), "copy_made@8:3 appeal@8:1 appeal@23:1 ");
    EXPECT_EQ(hours("s02"), "copy_made@8:1 ");
    EXPECT_EQ(hours("", "water"), "");
}

TEST_P(StoreStatistics, TellsHowQuicklyAndHowWell) {
    const auto made = [&](const center::domain::Place& place, std::optional<hal::Millis> taken, int rating) {
        auto one = caseAt(place);
        if (taken)
            one.takenAt = now() + *taken;
        one.rating = rating;
        one.category = rating == 5 ? "noise" : "water";
        one.closedAt = now();
        ASSERT_TRUE(store().cases().add(one, {event(1)}));
    };
    made({"s01", "s01-g001"}, 10min, 5);
    made({"s01", "s01-g001"}, 20min, 1);
    made({"s01", "s01-g002"}, 600s + 1ms, 0);
    made({"s02", "s02-g001"}, std::nullopt, 5);
    auto application = caseAt({"s01", "s01-g001"});
    application.kind = RecordKind::Application;
    ASSERT_TRUE(store().cases().add(application, {event(1)}));

    const cs::Window all{now(), now() + 1ms, {}};
    const auto responses = store().statistics().responses(all, 10min);
    ASSERT_TRUE(responses) << responses.error().detail;
    EXPECT_EQ(responses->cases, 4);
    EXPECT_EQ(responses->taken, 3);
    EXPECT_EQ(responses->inTime, 1);
    EXPECT_EQ(responses->meanSeconds, 800);
    EXPECT_EQ(responses->medianSeconds, 600);
    const auto ratings = store().statistics().ratings(all);
    EXPECT_EQ(ratings->count, (std::array<std::int64_t, 5>{1, 0, 0, 0, 2}));
    EXPECT_EQ(ratings->unrated, 1);
    const auto spots = store().statistics().hotSpots(all, 2);
    ASSERT_EQ(spots->size(), 2u);
    EXPECT_EQ(spots->front().place, (center::domain::Place{"s01", "s01-g001"}));
    EXPECT_EQ(spots->front().cases, 2);

    const auto named = [](const auto& counts) {
        std::string text;
        for (const auto& one : *counts)
            text += one.name + ':' + std::to_string(one.count) + ' ';
        return text;
    };
    EXPECT_EQ(named(store().statistics().byCategory(all)), "noise:2 water:2 ");
    EXPECT_EQ(named(store().statistics().byState(all)), "received:5 ");

    const cs::Window street{now(), now() + 1ms, {{"s02", ""}, ""}};
    EXPECT_EQ(store().statistics().responses(street, 10min)->cases, 1);
    EXPECT_EQ(store().statistics().responses(street, 10min)->meanSeconds, 0);
    EXPECT_EQ(named(store().statistics().byCategory(street)), "noise:1 ");
    EXPECT_EQ(store().statistics().hotSpots(street, 9)->size(), 1u);
    EXPECT_EQ(store().statistics().responses({now() + 1ms, now() + 2ms, {}}, 10min)->cases, 0);
}

} // namespace
