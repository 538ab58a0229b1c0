// What happens to a case by itself, and when.
#include "tests/center/domain/case_story.h"

namespace center::domain {
namespace {

using namespace std::chrono_literals;

TEST(Clocks, TenMinutesRunFromWhenTheCenterHadIt) {
    CaseStory story;
    EXPECT_EQ(story.left(ClockKind::Response), 10min);
    WorkOrder late;
    late.id = wire::newUuid(story.clock);
    late.kind = wire::RecordKind::Appeal;
    late.filedAt = story.clock.wall() - 48h;     // the kiosk was without a line
    late.receivedAt = story.clock.wall() - 2min; // and the worker that opened it was slow
    Event first = story.event(centerItself(), EventType::Received);
    first.place = Place{"s01", "s01-g001"};
    const auto applied = apply(late, first, story.rules);
    ASSERT_TRUE(applied);
    EXPECT_EQ(applied->order.clock(ClockKind::Response)->dueAt, late.receivedAt + 10min);
}

TEST(Clocks, ABadRatingIsTakenUpInServiceHours) {
    CaseStory story;
    WorkOrder rating;
    rating.id = wire::newUuid(story.clock);
    rating.kind = wire::RecordKind::Rating;
    rating.receivedAt = story.clock.wall();
    Event first = story.event(centerItself(), EventType::Received);
    first.place = Place{"s01", ""};
    EXPECT_EQ(apply(rating, first, story.rules)->order.clock(ClockKind::Response)->dueAt,
              story.clock.wall() + 4h);
}

TEST(Clocks, RemindsThenTellsTheStreetThenTheDistrict) {
    CaseStory story;
    EXPECT_EQ(story.order.dueAt(), story.clock.wall() + 7min);
    story.clock.advance(7min - 1ms);
    EXPECT_EQ(story.happened(), "");
    story.clock.advance(1ms);
    EXPECT_EQ(story.happened(), "reminded");
    EXPECT_EQ(story.order.dueAt(), story.clock.wall() + 3min);
    story.clock.advance(3min);
    EXPECT_EQ(story.happened(), "escalated");
    EXPECT_EQ(story.order.escalation, 1);
    story.clock.advance(10min);
    EXPECT_EQ(story.happened(), "escalated");
    EXPECT_EQ(story.order.escalation, 2);
    EXPECT_FALSE(story.order.dueAt());
    story.clock.advance(24h);
    EXPECT_EQ(story.happened(), "");
    EXPECT_TRUE(story.done(clerk(), EventType::Taken));
    EXPECT_FALSE(story.left(ClockKind::Response));
}

TEST(Clocks, WhatWasPromisedStaysPromised) {
    CaseStory story;
    const hal::WallTime promised = story.clock.wall() + 10min;
    EXPECT_EQ(story.order.promisedAt(), promised);
    story.clock.advance(10min);
    EXPECT_EQ(story.happened(), "escalated");
    EXPECT_EQ(story.order.clock(ClockKind::Response)->dueAt, promised + 10min);
    EXPECT_EQ(story.order.promisedAt(), promised);
    WorkOrder read;
    ASSERT_TRUE(readFacts(factsOf(story.order), read));
    EXPECT_EQ(read.clocks, story.order.clocks);
    ASSERT_TRUE(story.dispatched());
    EXPECT_EQ(story.order.promisedAt(), story.order.clock(ClockKind::Handle)->dueAt);
    ASSERT_TRUE(story.written(grid(), EventType::Answered));
    EXPECT_FALSE(story.order.promisedAt()) << "now the resident has time";
}

TEST(Clocks, CatchUpAfterTheCenterWasAway) {
    CaseStory story;
    story.clock.advance(72h);
    EXPECT_EQ(story.happened(), "escalated escalated");
    EXPECT_EQ(story.order.escalation, 2);
}

TEST(Clocks, TakenInTimeNobodyIsTold) {
    CaseStory story;
    story.clock.advance(6min);
    ASSERT_TRUE(story.done(grid(), EventType::Taken));
    story.clock.advance(1h);
    EXPECT_EQ(story.happened(), "");
    EXPECT_EQ(story.order.escalation, 0);
    const auto first = story.order.takenAt;
    EXPECT_EQ(first, story.clock.wall() - 1h);
    Event away = story.event(clerk(), EventType::Transferred);
    away.place = Place{"s01", "s01-g001"};
    ASSERT_TRUE(story.done(away) && story.done(grid(), EventType::Taken));
    EXPECT_EQ(story.order.takenAt, first);
}

TEST(Clocks, GivingACaseToAndFroWinsNoTime) {
    CaseStory story;
    ASSERT_TRUE(story.dispatched());
    const auto due = story.order.clock(ClockKind::Handle)->dueAt;
    story.clock.advance(24h);
    ASSERT_TRUE(story.written(grid(), EventType::Returned));
    Event to = story.event(clerk(), EventType::Dispatched);
    to.assignee = "other";
    ASSERT_TRUE(story.done(to));
    EXPECT_EQ(story.order.clock(ClockKind::Handle)->dueAt, due);
    CaseStory moved;
    moved.clock.advance(5min);
    Event away = moved.event(clerk(), EventType::Transferred);
    away.place = Place{"s01", "s01-g002"};
    ASSERT_TRUE(moved.done(away));
    EXPECT_EQ(moved.left(ClockKind::Response), 5min);
}

TEST(Clocks, AtNightTheCitysRulesCount) {
    CaseStory story;
    WorkOrder night;
    night.id = wire::newUuid(story.clock);
    night.kind = wire::RecordKind::Appeal;
    night.receivedAt = story.clock.wall() + 12h; // ten in the evening
    Event first = story.event(centerItself(), EventType::Received);
    first.at = night.receivedAt;
    first.place = Place{"s01", ""};
    EXPECT_EQ(apply(night, first, story.rules)->order.clocks.front().dueAt, night.receivedAt + 10min);
    story.rules.clocks[0].serviceHoursOnly = true;
    EXPECT_EQ(apply(night, first, story.rules)->order.clocks.front().dueAt, night.receivedAt + 11h + 10min);
}

TEST(Clocks, WhatNobodyRatesIsClosedByItself) {
    CaseStory story;
    ASSERT_TRUE(story.dispatched() && story.written(grid(), EventType::Answered));
    story.clock.setWall(story.order.clock(ClockKind::Rating)->dueAt);
    EXPECT_EQ(story.happened(), "closed");
    EXPECT_EQ(story.order.state, State::Closed);
}

TEST(Clocks, WhatWasWhistledWaitsForItsEvaluation) {
    CaseStory story;
    ASSERT_TRUE(story.whistled() && story.done(officer(), EventType::ReportedIn));
    ASSERT_TRUE(story.written(officer(), EventType::Answered));
    story.clock.advance(30 * 24h);
    EXPECT_EQ(story.happened(), "");
    EXPECT_FALSE(story.order.dueAt());
    ASSERT_TRUE(story.evaluated());
    EXPECT_EQ(story.happened(), "closed");
}

TEST(Clocks, ADepartmentThatDoesNotReportInIsReported) {
    CaseStory story;
    ASSERT_TRUE(story.whistled());
    EXPECT_EQ(story.left(ClockKind::ReportIn), 1h);
    story.clock.advance(1h);
    EXPECT_EQ(story.happened(), "escalated");
    ASSERT_TRUE(story.done(officer(), EventType::ReportedIn));
    EXPECT_FALSE(story.left(ClockKind::ReportIn));
}

} // namespace
} // namespace center::domain
