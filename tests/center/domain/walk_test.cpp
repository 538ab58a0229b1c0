// A thousand cases on random ways: whatever is done to them, these things hold.
#include <algorithm>
#include <random>

#include "tests/center/domain/case_story.h"

namespace center::domain {
namespace {

const std::vector<Actor> kPeople{grid(),     grid("other"),  clerk(),
                                 leader(),   officer(),      supervisor(),
                                 resident(), centerItself(), {"away", Role::StreetLeader, {{"s02", ""}, ""}}};

Event anything(std::mt19937& random, const CaseStory& story) {
    const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    Event event = story.event(kPeople[static_cast<std::size_t>(upTo(static_cast<int>(kPeople.size()) - 1))],
                              static_cast<EventType>(upTo(kEventCount - 1)));
    if (upTo(9) > 0)
        event.sealed = seal::Hash{};
    if (upTo(9) > 0)
        event.place = Place{"s01", upTo(1) ? "s01-g001" : "s01-g002"};
    event.department = upTo(1) ? "water" : "traffic";
    event.assignee = "grid";
    event.days = upTo(11);
    event.rating = upTo(6);
    event.score = upTo(101);
    event.other = wire::newUuid(story.clock);
    event.clock = static_cast<ClockKind>(upTo(kClockCount - 1));
    return event;
}

void holds(const CaseStory& story) {
    const WorkOrder& order = story.order;
    EXPECT_EQ(order.version, static_cast<std::int64_t>(story.timeline.size()));
    const bool over = order.state == State::Closed || order.state == State::Merged;
    EXPECT_EQ(over, order.closedAt.has_value());
    if (over) {
        EXPECT_TRUE(order.clocks.empty());
    }
    EXPECT_EQ(order.clock(ClockKind::Rating) != nullptr, order.state == State::Answered);
    if (order.clock(ClockKind::Response)) {
        EXPECT_EQ(order.state, State::Received);
    }
    if (order.whistle == Whistle::Blown) {
        EXPECT_FALSE(order.department.empty());
    }
    for (std::size_t i = 0; i < order.clocks.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_NE(order.clocks[i].kind, order.clocks[j].kind);
    // An open case is never forgotten: a clock runs, or the district was told.
    if (order.state <= State::Dispatched) {
        EXPECT_FALSE(order.clocks.empty()) << toString(order.state);
    }
    EXPECT_LE(order.escalation, 2);
    WorkOrder back = order;
    ASSERT_TRUE(readFacts(factsOf(order), back));
    EXPECT_EQ(back, order);
}

TEST(RandomWalk, LeavesEveryCaseWhole) {
    std::mt19937 random(20261124); // the same ways each time
    int applied = 0;
    for (int walk = 0; walk < 1000; ++walk) {
        CaseStory story;
        for (int step = 0; step < 120; ++step) {
            const Event event = anything(random, story);
            const WorkOrder before = story.order;
            if (const auto result = story.attempt(event)) {
                ASSERT_TRUE(mayDo(event.actor, event.type, before));
                ASSERT_NE(event.actor.id, "away");
                ASSERT_TRUE(story.done(event));
                ++applied;
                holds(story);
            }
            if (step % 7 == 0) {
                story.clock.advance(std::chrono::hours{step});
                std::ignore = story.happened();
                holds(story);
            }
        }
        EXPECT_FALSE(firstWrong(story.order.id, story.timeline, story.order.head));
        if (testing::Test::HasFailure())
            return;
    }
    EXPECT_GT(applied, 5000); // the ways lead somewhere
}

} // namespace
} // namespace center::domain
