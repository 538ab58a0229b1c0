// Records become cases, people and clocks act on them: rules and store together.
#include "center/desk/desk.h"

#include "center/desk/progress.h"
#include "center/desk/rows.h"
#include "services/seal/kiosk_key.h"
#include "services/wire/payload.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace center::desk {
namespace {

using namespace std::chrono_literals;
using domain::EventType;
using domain::Role;
using domain::State;

constexpr const char* kAppeal =
    R"({"schema":1,"category":"noise","street":"s01","grid":"s01-g001","callback":"","text":"synthetic"})";

domain::Actor grid(const std::string& grid = "s01-g001") {
    return {"grid", Role::GridMember, {{"s01", grid}, ""}};
}
domain::Actor leader(const std::string& street) { return {"leader", Role::StreetLeader, {{street, ""}, ""}}; }

class DeskTest : public testing::Test {
protected:
    DeskTest() { clock_.advance(2h); } // ten in the morning there

    // As a kiosk files and the center takes in; `damage` comes between.
    store::Record file(wire::RecordKind kind, std::string_view content,
                       const std::function<void(store::Record&)>& damage = {}) {
        wire::Payload payload;
        payload.token = {7, 7, static_cast<std::uint8_t>(++filed_)};
        payload.content.assign(content.begin(), content.end());
        store::Record record;
        record.payload = seal::sealFor(key_.publicHalf(), encode(payload)).value();
        wire::Envelope envelope;
        envelope.header.id = record.id = wire::newUuid(clock_);
        envelope.header.number = {"XH01", static_cast<std::uint64_t>(filed_)};
        envelope.header.kind = record.kind = kind;
        envelope.header.filed = record.filed = {clock_.wall() - 1h, wire::ClockQuality::Synchronised};
        envelope.header.sealingKey = seal::idOf(key_.publicHalf());
        envelope.header.payloadSize = record.payload.size();
        envelope.header.payloadHash = seal::sha256(record.payload);
        record.envelope = encode(envelope).value();
        record.number = toString(envelope.header.number);
        record.street = "s02";
        record.receivedAt = clock_.wall();
        record.hash = seal::sha256(record.envelope);
        if (damage)
            damage(record);
        EXPECT_TRUE(store_->records().ingest(record));
        return record;
    }

    std::string opened() {
        const auto counted = desk_.openWaiting(100);
        if (!counted)
            return counted.error().detail;
        return std::to_string(counted->opened) + ' ' + std::to_string(counted->quarantined) + ' ' +
               std::to_string(counted->failed);
    }
    store::Case caseOf(const store::Record& record) {
        return store_->cases().findByRecord(record.id).value();
    }
    tl::expected<store::Case, ActError> act(const domain::Actor& actor, const store::Case& on, EventType type,
                                            std::string_view written = {}) {
        return desk_.act(actor, on.id, {.type = type}, written);
    }
    store::Record rate(const store::Record& record, int rating) {
        return file(wire::RecordKind::Rating, R"({"schema":1,"record":")" + wire::toString(record.id) +
                                                  R"(","rating":)" + std::to_string(rating) + "}");
    }

    HandClock clock_;
    TemporaryDirectory home_{inMemory()};
    std::unique_ptr<store::Store> store_ = store::Store::openSqlite(home_ / "center.db").value();
    seal::SealingKey key_ = seal::SealingKey::loadOrCreate(home_ / "sealing.key").value();
    domain::Organisation organisation_ = domain::modelDistrict();
    domain::Rules rules_;
    CaseBox box_{seal::newFileKey()};
    Desk desk_{{*store_, organisation_, rules_, clock_, box_, [this](const seal::SealingKeyId& id) {
                    return id == seal::idOf(key_.publicHalf()) ? &key_ : nullptr;
                }}};
    int filed_ = 0;
};

TEST_F(DeskTest, AnAppealIsWithItsGridAtOnce) {
    const auto record = file(wire::RecordKind::Appeal, kAppeal);
    clock_.advance(1min);
    EXPECT_EQ(opened(), "1 0 0");
    const auto made = caseOf(record);
    EXPECT_EQ(made.state, "received");
    EXPECT_EQ(made.place, (domain::Place{"s01", "s01-g001"}));
    EXPECT_EQ(made.number, record.number);
    EXPECT_EQ(made.filedAt, record.filed.at);
    EXPECT_EQ(made.receivedAt, record.receivedAt);
    EXPECT_EQ(orderOf(made)->category, "noise");
    EXPECT_EQ(orderOf(made)->clock(domain::ClockKind::Response)->dueAt, record.receivedAt + 10min);
    EXPECT_EQ(made.token, seal::sha256(std::array<std::uint8_t, 16>{7, 7, 1}));
    EXPECT_EQ(opened(), "0 0 0");

    const auto content = box_.open(made.dataKey, made.content);
    ASSERT_TRUE(content);
    EXPECT_EQ(hal::asText(wire::decodePayload(*content)->content), kAppeal);
    EXPECT_EQ(hal::asText(made.content).find("synthetic"), std::string_view::npos);
    EXPECT_EQ(made.facts.find("synthetic"), std::string::npos);
    EXPECT_FALSE(CaseBox(seal::newFileKey()).open(made.dataKey, made.content)); // another master key
}

TEST_F(DeskTest, APlaceThatNobodyKnowsIsTheKiosksStreet) {
    const auto record =
        file(wire::RecordKind::Appeal, R"({"schema":1,"category":"noise","street":"s99","grid":""})");
    const auto nowhere = file(wire::RecordKind::Appeal, R"({"schema":1,"category":"noise"})");
    EXPECT_EQ(opened(), "2 0 0");
    EXPECT_EQ(caseOf(record).place, (domain::Place{"s02", ""}));
    EXPECT_EQ(caseOf(nowhere).place, (domain::Place{"s02", ""}));
}

TEST_F(DeskTest, PutsAsideWhatCannotBeOpenedAndGoesOn) {
    using wire::RecordKind;
    const std::map<wire::Uuid, std::string> expected{
        {file(RecordKind::Appeal, kAppeal, [](auto& r) { r.envelope.resize(10); }).id, "bad_envelope"},
        {file(RecordKind::Appeal, kAppeal, [](auto& r) { r.envelope[61] ^= 1; }).id, "no_key"},
        {file(RecordKind::Appeal, kAppeal, [](auto& r) { r.payload[40] ^= 1; }).id, "bad_seal"},
        {file(
             RecordKind::Appeal, kAppeal,
             [&](auto& r) { r.payload = seal::sealFor(key_.publicHalf(), hal::asBytes("nonsense")).value(); })
             .id,
         "bad_payload"},
        {file(RecordKind::Appeal, "{}").id, "bad_content"},
        {file(RecordKind::Appeal, R"({"schema":2})").id, "newer_release"},
        {file(RecordKind::Application, kAppeal).id, "newer_release"},
        {file(RecordKind::Rating, R"({"schema":1,"record":"?","rating":3})").id, "bad_content"},
    };
    const auto good = file(RecordKind::Appeal, kAppeal);
    file(RecordKind::CopyMade, "{}");
    EXPECT_EQ(opened(), "2 8 0");
    EXPECT_EQ(caseOf(good).state, "received");
    const auto aside = store_->records().quarantined(100).value();
    ASSERT_EQ(aside.size(), expected.size());
    for (const auto& record : aside)
        EXPECT_EQ(record.reason, expected.at(record.id));
}

TEST_F(DeskTest, ACaseGoesItsWayAndItsChainHolds) {
    const auto record = file(wire::RecordKind::Appeal, kAppeal);
    ASSERT_EQ(opened(), "1 0 0");
    const auto made = caseOf(record);
    ASSERT_TRUE(act(grid(), made, EventType::Taken));
    ASSERT_TRUE(act(grid(), made, EventType::Answered, "synthetic answer"));
    EXPECT_EQ(caseOf(record).state, "answered");
    rate(record, 5);
    EXPECT_EQ(opened(), "1 0 0");
    EXPECT_EQ(caseOf(record).rating, 5);
    ASSERT_TRUE(act(leader("s01"), made, EventType::Closed));

    const auto rows = store_->cases().timeline(made.id).value();
    std::vector<domain::TimelineEntry> timeline;
    for (const auto& row : rows)
        timeline.push_back(entryOf(row));
    ASSERT_EQ(timeline.size(), 5u);
    EXPECT_FALSE(firstWrong(made.id, timeline, orderOf(caseOf(record))->head));
    EXPECT_EQ(hal::asText(box_.open(made.dataKey, rows[2].sealed).value()), "synthetic answer");
    EXPECT_NE(rows[2].body.find(seal::toHex(seal::sha256(rows[2].sealed))), std::string::npos);
}

TEST_F(DeskTest, WhatOneMayNotSeeIsNotThere) {
    ASSERT_TRUE((file(wire::RecordKind::Appeal, kAppeal), opened() == "1 0 0"));
    const auto made = store_->cases().list({}).value().front();
    EXPECT_EQ(act(grid("s01-g002"), made, EventType::Taken).error().problem, ActProblem::NotFound);
    EXPECT_EQ(act(leader("s02"), made, EventType::Noted, "x").error().problem, ActProblem::NotFound);
    const domain::Actor admin{"admin", Role::Administrator, {}};
    EXPECT_EQ(act(admin, made, EventType::Closed).error().problem, ActProblem::NotFound);
    EXPECT_EQ(desk_.act(grid(), wire::newUuid(clock_), {}).error().problem, ActProblem::NotFound);
    const auto refused = act(grid(), made, EventType::Answered, "x");
    EXPECT_EQ(refused.error().problem, ActProblem::Refused);
    EXPECT_EQ(refused.error().refusal, domain::Refusal::WrongState);
    EXPECT_EQ(store_->cases().timeline(made.id)->size(), 1u);
}

TEST_F(DeskTest, ABadRatingBecomesACaseOfTheSamePlace) {
    const auto record = file(wire::RecordKind::Appeal, kAppeal);
    ASSERT_EQ(opened(), "1 0 0");
    ASSERT_TRUE(act(grid(), caseOf(record), EventType::Taken));
    ASSERT_TRUE(act(grid(), caseOf(record), EventType::Answered, "x"));
    const auto bad = rate(record, 1);
    EXPECT_EQ(opened(), "1 0 0");
    EXPECT_EQ(caseOf(record).state, "rated");
    const auto item = caseOf(bad);
    EXPECT_EQ(item.kind, wire::RecordKind::Rating);
    EXPECT_EQ(item.state, "received");
    EXPECT_EQ(item.place, (domain::Place{"s01", "s01-g001"}));
    EXPECT_EQ(opened(), "0 0 0");
}

TEST_F(DeskTest, ARatingOfAServiceWithoutACaseCountsAllTheSame) {
    store::Record copy;
    copy.id = wire::newUuid(clock_);
    rate(copy, 5);
    const auto bad = rate(copy, 2);
    EXPECT_EQ(opened(), "2 0 0");
    EXPECT_EQ(caseOf(bad).place, (domain::Place{"s02", ""}));
    EXPECT_EQ(store_->cases().list({})->size(), 1u);
}

TEST_F(DeskTest, WhoeverShowsTheTokenSeesStatesAndDatesAlone) {
    const auto record = file(wire::RecordKind::Appeal, kAppeal);
    EXPECT_EQ(progressOf(*store_, {7, 7, 1}).error().problem, store::Problem::NotFound); // not opened yet
    EXPECT_EQ(opened(), "1 0 0");
    const auto made = caseOf(record);
    clock_.advance(2min);
    ASSERT_TRUE(act(grid(), made, EventType::Taken, "a synthetic remark"));
    ASSERT_TRUE(act(grid(), made, EventType::Noted, "among ourselves"));
    const auto progress = progressOf(*store_, {7, 7, 1});
    ASSERT_TRUE(progress);
    EXPECT_EQ(progress->number, record.number);
    EXPECT_EQ(progress->state, "taken");
    EXPECT_FALSE(progress->ratable);
    EXPECT_EQ(progress->steps,
              (std::vector<ProgressStep>{{"received", record.receivedAt}, {"taken", clock_.wall()}}));
    EXPECT_EQ(toJson(*progress).find("synthetic"), std::string::npos);
    EXPECT_EQ(progressOf(*store_, {7, 7, 2}).error().problem, store::Problem::NotFound);
}

TEST_F(DeskTest, ClocksRunOutByThemselves) {
    const auto record = file(wire::RecordKind::Appeal, kAppeal);
    ASSERT_EQ(opened(), "1 0 0");
    EXPECT_EQ(desk_.tick(10).value(), 0);
    clock_.advance(7min);
    EXPECT_EQ(desk_.tick(10).value(), 1);
    EXPECT_EQ(desk_.tick(10).value(), 0);
    clock_.advance(3min);
    EXPECT_EQ(desk_.tick(10).value(), 1);
    EXPECT_EQ(orderOf(caseOf(record))->escalation, 1);
    EXPECT_EQ(store_->cases().timeline(caseOf(record).id)->back().type, "escalated");
}

TEST_F(DeskTest, WhatWasForgottenTakesNoMoreWords) {
    const auto record = file(wire::RecordKind::Appeal, kAppeal);
    ASSERT_EQ(opened(), "1 0 0");
    ASSERT_TRUE(act(grid(), caseOf(record), EventType::Taken));
    ASSERT_TRUE(act(grid(), caseOf(record), EventType::Answered, "x"));
    ASSERT_TRUE(act(leader("s01"), caseOf(record), EventType::Closed));
    clock_.advance(1ms);
    ASSERT_EQ(store_->retention().forgetCases(wire::RecordKind::Appeal, clock_.wall(), 9)->cases.size(), 1u);
    EXPECT_EQ(act(grid(), caseOf(record), EventType::Noted, "x").error().problem, ActProblem::Forgotten);
    EXPECT_EQ(box_.open(caseOf(record).dataKey, caseOf(record).content).error().fault, hal::Fault::Absent);
}

} // namespace
} // namespace center::desk
