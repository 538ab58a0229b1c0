// What may happen to a case, state by state and role by role; and its whole way.
#include "center/domain/transitions.h"

#include <algorithm>
#include <map>

#include "tests/center/domain/case_story.h"

namespace center::domain {
namespace {

// The table once more, by state instead of by event. G grid, O operator, L leader, P department, D district,
// R resident, C center itself.
const std::map<State, std::map<std::string, std::string>> kAllowed{
    {State::Received,
     {{"taken", "GOL"},
      {"transferred", "OLD"},
      {"whistled", "L"},
      {"supervised", "LD"},
      {"merged", "OLD"},
      {"noted", "GOLPD"},
      {"reminded", "C"},
      {"escalated", "C"}}},
    {State::Taken,
     {{"visited", "GOP"},
      {"dispatched", "OLD"},
      {"transferred", "OLD"},
      {"whistled", "L"},
      {"extension_asked", "GOP"},
      {"extension_granted", "LD"},
      {"extension_refused", "LD"},
      {"supervised", "LD"},
      {"answered", "GOLP"},
      {"merged", "OLD"},
      {"noted", "GOLPD"},
      {"reminded", "C"},
      {"escalated", "C"}}},
    {State::Dispatched,
     {{"visited", "GOP"},
      {"dispatched", "OLD"},
      {"returned", "GOP"},
      {"whistled", "L"},
      {"reported_in", "PD"},
      {"extension_asked", "GOP"},
      {"extension_granted", "LD"},
      {"extension_refused", "LD"},
      {"supervised", "LD"},
      {"answered", "GOLP"},
      {"noted", "GOLPD"},
      {"reminded", "C"},
      {"escalated", "C"}}},
    {State::Answered,
     {{"rated", "R"},
      {"evaluated", "LD"},
      {"check_passed", "D"},
      {"check_failed", "D"},
      {"closed", "OLDC"},
      {"noted", "GOLPD"}}},
    {State::Rated,
     {{"evaluated", "LD"},
      {"check_passed", "D"},
      {"check_failed", "D"},
      {"closed", "OLDC"},
      {"noted", "GOLPD"}}},
    {State::Closed, {{"check_passed", "D"}, {"check_failed", "D"}, {"noted", "GOLPD"}}},
    {State::Merged, {}},
};

const std::map<char, Actor> kPeople{{'G', grid()},
                                    {'O', clerk()},
                                    {'L', leader()},
                                    {'P', officer()},
                                    {'D', supervisor()},
                                    {'R', resident()},
                                    {'C', centerItself()},
                                    {'t', {"t", Role::Technician, {}}},
                                    {'a', {"a", Role::Administrator, {}}},
                                    {'u', {"u", Role::Auditor, {}}}};

TEST(Transitions, AreTheseAndNoOthers) {
    WorkOrder order = CaseStory().order;
    order.department = "water"; // so that everybody reaches it
    for (const auto& [state, events] : kAllowed) {
        order.state = state;
        for (int i = 0; i < kEventCount; ++i) {
            const auto type = static_cast<EventType>(i);
            const auto allowed = events.find(std::string(toString(type)));
            for (const auto& [letter, person] : kPeople)
                EXPECT_EQ(mayDo(person, type, order),
                          allowed != events.end() && allowed->second.find(letter) != std::string::npos)
                    << toString(state) << ' ' << toString(type) << ' ' << letter;
        }
    }
}

TEST(Transitions, OffersWhatCanBeDoneNow) {
    const auto offers = [](const Actor& actor, const WorkOrder& order, EventType type) {
        const auto possible = possibleEvents(actor, order);
        return std::ranges::find(possible, type) != possible.end();
    };
    CaseStory story;
    EXPECT_TRUE(offers(clerk(), story.order, EventType::Taken));
    EXPECT_TRUE(offers(clerk(), story.order, EventType::Transferred));
    EXPECT_FALSE(offers(clerk(), story.order, EventType::Answered));
    ASSERT_TRUE(story.dispatched());
    EXPECT_FALSE(offers(leader(), story.order, EventType::ExtensionGranted)) << "nobody asked";
    Event ask = story.event(grid(), EventType::ExtensionAsked);
    ask.days = 2;
    ASSERT_TRUE(story.done(ask));
    EXPECT_TRUE(offers(leader(), story.order, EventType::ExtensionGranted));
    EXPECT_FALSE(offers(grid(), story.order, EventType::ExtensionAsked)) << "once is enough";
    CaseStory whistled;
    ASSERT_TRUE(whistled.whistled());
    EXPECT_TRUE(offers(officer(), whistled.order, EventType::ReportedIn));
    EXPECT_FALSE(offers(officer(), whistled.order, EventType::Answered)) << "there before it answers";
}

TEST(Transitions, NobodyTouchesAnotherStreetsCase) {
    for (int s = 0; s < kStateCount; ++s) {
        WorkOrder order = CaseStory().order;
        order.state = static_cast<State>(s);
        order.place = {"s02", "s02-g001"};
        for (int i = 0; i < kEventCount; ++i) {
            for (const Actor& stranger : {grid(), clerk(), leader(), officer()}) {
                Event event{.type = static_cast<EventType>(i), .actor = stranger};
                const auto applied = apply(order, event, Rules{});
                ASSERT_FALSE(applied);
                EXPECT_EQ(applied.error(), Refusal::NotAllowed) << toString(event.type);
            }
        }
    }
}

TEST(Transitions, EachEventHasItsName) {
    for (int i = 0; i < kEventCount; ++i)
        EXPECT_EQ(parseEvent(toString(static_cast<EventType>(i))), static_cast<EventType>(i));
    EXPECT_FALSE(parseEvent("Taken"));
    for (int i = 0; i < kStateCount; ++i)
        EXPECT_EQ(parseState(toString(static_cast<State>(i))), static_cast<State>(i));
    EXPECT_FALSE(parseState(""));
}

TEST(Transitions, AnAppealIsAnsweredOnTheSpot) {
    CaseStory story;
    EXPECT_EQ(story.order.state, State::Received);
    ASSERT_TRUE(story.done(grid(), EventType::Taken));
    EXPECT_EQ(story.order.assignee, "grid");
    ASSERT_TRUE(story.done(grid(), EventType::Visited));
    ASSERT_TRUE(story.written(grid(), EventType::Answered));
    ASSERT_TRUE(story.rated(5));
    EXPECT_FALSE(story.badRating);
    ASSERT_TRUE(story.done(clerk(), EventType::Closed));
    EXPECT_EQ(story.order.state, State::Closed);
    EXPECT_EQ(story.order.closedAt, story.clock.wall());
    EXPECT_TRUE(story.order.clocks.empty());
    EXPECT_EQ(story.order.version, 6);
    EXPECT_FALSE(firstWrong(story.order.id, story.timeline, story.order.head));
}

TEST(Transitions, WhatIsGivenBackIsDispatchedAgain) {
    CaseStory story;
    ASSERT_TRUE(story.dispatched());
    EXPECT_EQ(story.attempt(story.event(grid(), EventType::Returned)).error(), Refusal::Incomplete);
    ASSERT_TRUE(story.written(grid(), EventType::Returned));
    EXPECT_EQ(story.order.state, State::Taken);
    EXPECT_TRUE(story.order.assignee.empty());
    Event to = story.event(clerk(), EventType::Dispatched);
    EXPECT_EQ(story.attempt(to).error(), Refusal::Incomplete);
    to.assignee = "other";
    ASSERT_TRUE(story.done(to));
    EXPECT_EQ(story.order.assignee, "other");
}

TEST(Transitions, ATransferStaysWithinReach) {
    CaseStory story;
    Event to = story.event(clerk(), EventType::Transferred);
    EXPECT_EQ(story.attempt(to).error(), Refusal::Incomplete);
    to.place = Place{"s02", "s02-g001"};
    EXPECT_EQ(story.attempt(to).error(), Refusal::NotAllowed);
    to.place = Place{"s01", "s01-g002"};
    ASSERT_TRUE(story.done(to));
    EXPECT_FALSE(mayDo(grid(), EventType::Taken, story.order));
    to.actor = supervisor();
    to.place = Place{"s02", ""};
    ASSERT_TRUE(story.done(to));
    EXPECT_EQ(story.order.state, State::Received);
    EXPECT_FALSE(mayDo(clerk(), EventType::Taken, story.order));
}

TEST(Transitions, AWhistleCallsADepartmentThatReportsIn) {
    CaseStory story;
    ASSERT_TRUE(story.done(clerk(), EventType::Taken));
    EXPECT_FALSE(mayDo(officer(), EventType::Noted, story.order));
    ASSERT_TRUE(story.whistled());
    EXPECT_EQ(story.order.state, State::Dispatched);
    EXPECT_EQ(story.order.whistle, Whistle::Blown);
    EXPECT_TRUE(story.left(ClockKind::ReportIn));
    EXPECT_EQ(story.attempt(story.sealed(officer(), EventType::Answered)).error(), Refusal::WrongState);
    ASSERT_TRUE(story.done(officer(), EventType::ReportedIn));
    EXPECT_EQ(story.attempt(story.event(officer(), EventType::ReportedIn)).error(), Refusal::WrongState);
    EXPECT_FALSE(story.left(ClockKind::ReportIn));
    EXPECT_TRUE(story.left(ClockKind::Handle));
    ASSERT_TRUE(story.written(officer(), EventType::Answered));
    ASSERT_TRUE(story.rated(4));
    EXPECT_EQ(story.attempt(story.event(leader(), EventType::Closed)).error(), Refusal::NotEvaluated);
    ASSERT_TRUE(story.evaluated());
    EXPECT_TRUE(story.done(leader(), EventType::Closed));
}

TEST(Transitions, ADepartmentThatIsNotInChargeGivesTheCaseBack) {
    CaseStory story;
    ASSERT_TRUE(story.whistled());
    ASSERT_TRUE(story.written(officer(), EventType::Returned));
    EXPECT_EQ(story.order.whistle, Whistle::None);
    EXPECT_FALSE(mayDo(officer(), EventType::Noted, story.order));
    EXPECT_TRUE(story.written(clerk(), EventType::Answered));
}

TEST(Transitions, AnExtensionIsAskedInTimeAndGrantedByAnother) {
    CaseStory story;
    ASSERT_TRUE(story.dispatched());
    const auto due = story.order.clock(ClockKind::Handle)->dueAt;
    Event ask = story.event(grid(), EventType::ExtensionAsked);
    EXPECT_EQ(story.attempt(ask).error(), Refusal::Incomplete);
    ask.days = story.rules.longestExtension + 1;
    EXPECT_EQ(story.attempt(ask).error(), Refusal::Incomplete);
    ask.days = 3;
    EXPECT_EQ(story.attempt(story.event(leader(), EventType::ExtensionGranted)).error(), Refusal::WrongState);
    ASSERT_TRUE(story.done(ask));
    EXPECT_EQ(story.attempt(ask).error(), Refusal::WrongState);
    Actor same = leader();
    same.id = "grid";
    EXPECT_EQ(story.attempt(story.event(same, EventType::ExtensionGranted)).error(), Refusal::OwnRequest);
    ASSERT_TRUE(story.done(leader(), EventType::ExtensionGranted));
    EXPECT_EQ(story.order.clock(ClockKind::Handle)->dueAt, story.rules.calendar.afterWorkingDays(due, 3));
    EXPECT_EQ(story.order.extensionAsked, 0);
    story.clock.setWall(story.order.clock(ClockKind::Handle)->dueAt);
    ask.at = story.clock.wall();
    EXPECT_EQ(story.attempt(ask).error(), Refusal::TooLate);
}

TEST(Transitions, ABadRatingIsAWorkItemOfItsOwn) {
    for (int rating = 1; rating <= 5; ++rating) {
        CaseStory story;
        ASSERT_TRUE(story.dispatched() && story.written(grid(), EventType::Answered));
        ASSERT_TRUE(story.rated(rating));
        EXPECT_EQ(story.badRating, rating < 3) << rating;
        Event twice = story.event(resident(), EventType::Rated);
        twice.rating = 5;
        EXPECT_EQ(story.attempt(twice).error(), Refusal::WrongState);
    }
    CaseStory story;
    ASSERT_TRUE(story.dispatched() && story.written(grid(), EventType::Answered));
    Event none = story.event(resident(), EventType::Rated);
    for (const int rating : {0, 6, -1}) {
        none.rating = rating;
        EXPECT_EQ(story.attempt(none).error(), Refusal::Incomplete);
    }
}

TEST(Transitions, WhatDoesNotPassTheCheckBeginsAgain) {
    CaseStory story;
    ASSERT_TRUE(story.dispatched() && story.written(grid(), EventType::Answered) && story.rated(5));
    ASSERT_TRUE(story.evaluated() && story.done(leader(), EventType::Closed));
    ASSERT_TRUE(story.done(supervisor(), EventType::CheckPassed));
    ASSERT_TRUE(story.written(supervisor(), EventType::CheckFailed));
    EXPECT_EQ(story.order.state, State::Taken);
    EXPECT_EQ(story.order.rounds, 2);
    EXPECT_TRUE(story.order.supervised);
    EXPECT_EQ(story.order.score, 0);
    EXPECT_FALSE(story.order.closedAt);
    EXPECT_TRUE(story.left(ClockKind::Dispatch));
    EXPECT_TRUE(story.left(ClockKind::Handle));
}

TEST(Transitions, ADuplicateGoesOnAsTheOther) {
    CaseStory story;
    Event into = story.event(clerk(), EventType::Merged);
    EXPECT_EQ(story.attempt(into).error(), Refusal::Incomplete);
    into.other = story.order.id;
    EXPECT_EQ(story.attempt(into).error(), Refusal::Incomplete);
    into.other = wire::newUuid(story.clock);
    ASSERT_TRUE(story.done(into));
    EXPECT_EQ(story.order.mergedInto, into.other);
    EXPECT_TRUE(story.order.clocks.empty());
    EXPECT_FALSE(story.order.dueAt());
}

} // namespace
} // namespace center::domain
