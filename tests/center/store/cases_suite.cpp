// What the store promises about cases, their timelines, and the audit.
#include <thread>

#include "tests/center/store/store_suite.h"

namespace {

using center::store::Problem;
namespace cs = center::store;

TEST_P(StoreCases, ARecordBecomesOneCase) {
    const auto sent = record();
    ASSERT_TRUE(store().records().ingest(sent));
    auto one = caseAt({"s01", "s01-g001"});
    one.record = sent.id;
    one.token = seal::sha256(hal::asBytes("token"));
    one.dueAt = now() + std::chrono::minutes{10};
    ASSERT_TRUE(store().cases().add(one, {event(1)}));
    EXPECT_TRUE(store().records().waiting(10)->empty());
    EXPECT_TRUE(store().records().find(sent.id)->payload.empty());

    auto twice = caseAt({"s01", ""});
    twice.record = sent.id;
    EXPECT_EQ(store().cases().add(twice, {event(1)}).error().problem, Problem::Conflict);
    reopen();
    const auto kept = store().cases().findByRecord(sent.id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->id, one.id);
    EXPECT_EQ(kept->place, one.place);
    EXPECT_EQ(kept->dueAt, one.dueAt);
    EXPECT_EQ(kept->content, one.content);
    EXPECT_EQ(kept->dataKey, one.dataKey);
    EXPECT_EQ(store().cases().findByToken(one.token)->id, one.id);
    EXPECT_EQ(store().cases().findByToken({}).error().problem, Problem::NotFound);
}

TEST_P(StoreCases, TheSecondOfTwoChangesIsTold) {
    auto one = caseAt({"s01", ""});
    ASSERT_TRUE(store().cases().add(one, {event(1)}));
    auto mine = one;
    mine.state = "taken";
    mine.takenAt = now();
    mine.version = 3;
    auto theirs = one;
    theirs.state = "returned";
    theirs.version = 2;
    ASSERT_TRUE(store().cases().change(mine, {event(2), event(3)}));
    EXPECT_EQ(store().cases().change(theirs, {event(2)}).error().problem, Problem::Conflict);
    const auto kept = store().cases().find(one.id);
    EXPECT_EQ(kept->state, "taken");
    EXPECT_EQ(kept->version, 3);
    EXPECT_EQ(kept->takenAt, now());
    EXPECT_EQ(kept->dataKey, one.dataKey);
    EXPECT_EQ(kept->content, one.content);
    const auto timeline = store().cases().timeline(one.id);
    ASSERT_EQ(timeline->size(), 3u);
    EXPECT_EQ(timeline->back().sequence, 3);
    EXPECT_EQ(timeline->back().hash, event(3).hash);
    EXPECT_EQ(timeline->back().sealed, event(3).sealed);
    EXPECT_EQ(store().cases().change(caseAt({}), {event(1)}).error().problem, Problem::NotFound);
}

TEST_P(StoreCases, ListsWhatTheScopeReaches) {
    auto own = caseAt({"s01", "s01-g001"});
    own.assignee = "worker";
    own.number = "XH02-000001-5";
    own.promisedAt = now() + std::chrono::minutes{5};
    auto neighbour = caseAt({"s01", "s01-g002"});
    neighbour.state = "taken";
    neighbour.category = "noise";
    neighbour.promisedAt = now() + std::chrono::minutes{10};
    auto other = caseAt({"s02", "s02-g001"});
    other.department = "water";
    for (const auto& one : {own, neighbour, other})
        ASSERT_TRUE(store().cases().add(one, {event(1)}));
    const auto listed = [&](const cs::CaseFilter& filter) {
        std::vector<wire::Uuid> ids;
        const auto found = store().cases().list(filter).value();
        for (const auto& one : found)
            ids.push_back(one.id);
        return ids;
    };
    using Ids = std::vector<wire::Uuid>;
    EXPECT_EQ(listed({}), (Ids{other.id, neighbour.id, own.id}));
    EXPECT_EQ(listed({.scope = {{"s01", ""}, ""}}), (Ids{neighbour.id, own.id}));
    EXPECT_EQ(listed({.scope = {{"s01", "s01-g001"}, ""}}), (Ids{own.id}));
    EXPECT_EQ(listed({.scope = {{}, "water"}}), (Ids{other.id}));
    EXPECT_EQ(listed({.states = {"taken", "closed"}}), (Ids{neighbour.id}));
    EXPECT_EQ(listed({.assignee = "worker"}), (Ids{own.id}));
    EXPECT_EQ(listed({.numberBegins = "nobody's"}), Ids{});
    EXPECT_EQ(listed({.numberBegins = "%"}), Ids{}) << "no pattern of the caller's";
    EXPECT_EQ(listed({.numberBegins = "XH0"}), (Ids{other.id, neighbour.id, own.id}));
    EXPECT_EQ(listed({.numberBegins = own.number}), (Ids{own.id}));
    EXPECT_EQ(listed({.category = "noise"}), (Ids{neighbour.id}));
    EXPECT_EQ(listed({.within = {"s02", ""}}), (Ids{other.id}));
    EXPECT_EQ(listed({.scope = {{"s01", ""}, ""}, .within = {"s02", ""}}), Ids{});
    EXPECT_EQ(listed({.scope = {{"s01", ""}, ""}, .within = {"s01", "s01-g002"}}), (Ids{neighbour.id}));
    EXPECT_EQ(listed({.promisedBefore = now() + std::chrono::minutes{10}}), (Ids{own.id}));
    EXPECT_EQ(listed({.promisedFrom = now() + std::chrono::minutes{10}}), (Ids{neighbour.id}));
    EXPECT_EQ(listed({.kind = wire::RecordKind::Rating}), Ids{});
    EXPECT_EQ(listed({.receivedFrom = now(), .receivedBefore = now()}), Ids{});
    EXPECT_EQ(listed({.limit = 2}), (Ids{other.id, neighbour.id}));
    EXPECT_EQ(listed({.below = neighbour.id}), (Ids{own.id}));
    EXPECT_TRUE(store().cases().list({}).value().front().content.empty());
}

TEST_P(StoreCases, KnowsWhoseTimeIsUp) {
    auto soon = caseAt({"s01", ""});
    soon.dueAt = now() + std::chrono::minutes{10};
    auto late = caseAt({"s01", ""});
    late.dueAt = now() + std::chrono::minutes{5};
    for (const auto& one : {soon, late, caseAt({"s01", ""})})
        ASSERT_TRUE(store().cases().add(one, {event(1)}));
    EXPECT_TRUE(store().cases().due(now(), 10)->empty());
    clock_.advance(std::chrono::minutes{10});
    const auto due = store().cases().due(now(), 10);
    ASSERT_EQ(due->size(), 2u);
    EXPECT_EQ(due->front().id, late.id);
}

TEST_P(StoreAudit, IsOneChainOfAllWhoWrite) {
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 4; ++writer)
            writers.emplace_back([this, writer] {
                for (int i = 0; i < 10; ++i) {
                    const auto line = store().audit().append({.at = now(),
                                                              .actor = "user" + std::to_string(writer),
                                                              .action = "case_viewed",
                                                              .subject = "case",
                                                              .street = "s01",
                                                              .detail = "{}"});
                    ASSERT_TRUE(line) << line.error().detail;
                }
            });
    }
    reopen();
    const auto check = store().audit().verify();
    ASSERT_TRUE(check);
    EXPECT_EQ(check->lines, 40);
    EXPECT_FALSE(check->firstWrong);
    EXPECT_EQ(store().audit().list({.actor = "user1"})->size(), 10u);
    EXPECT_TRUE(store().audit().list({.street = "s02"})->empty());
    EXPECT_EQ(store().audit().list({.after = 38})->size(), 2u);
    EXPECT_EQ(store().audit().list({.newestFirst = true, .limit = 1})->front().sequence, 40);
    EXPECT_EQ(store().audit().list({.newestFirst = true, .after = 3})->size(), 2u);
}

TEST_P(StoreAudit, AChangedLineHasAnotherHash) {
    const auto first = store().audit().append({.at = now(), .actor = "a", .action = "b"});
    ASSERT_TRUE(first);
    auto changed = *first;
    EXPECT_EQ(hashOf(changed.previous, changed), first->hash);
    changed.actor = "";
    changed.action = "ab"; // the same letters, moved
    EXPECT_NE(hashOf(changed.previous, changed), first->hash);
    EXPECT_EQ(store().audit().append({.at = now()})->previous, first->hash);
}

} // namespace
