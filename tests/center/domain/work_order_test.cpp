#include "center/domain/work_order.h"

#include <nlohmann/json.hpp>

#include "services/seal/hex.h"
#include "tests/center/domain/case_story.h"

namespace center::domain {
namespace {

TEST(WorkOrder, ItsFactsComeBack) {
    CaseStory story;
    ASSERT_TRUE(story.whistled() && story.done(officer(), EventType::ReportedIn));
    Event ask = story.event(officer(), EventType::ExtensionAsked);
    ask.days = 2;
    ASSERT_TRUE(story.done(ask) && story.done(leader(), EventType::Supervised));
    story.order.category = "noise";
    WorkOrder back = story.order;
    back.category.clear();
    back.clocks.clear();
    back.whistle = Whistle::None;
    back.supervised = false;
    back.extensionAsked = 0;
    back.extensionAskedBy.clear();
    back.head = {};
    ASSERT_TRUE(readFacts(factsOf(story.order), back));
    EXPECT_EQ(back, story.order);
}

TEST(WorkOrder, DamagedFactsAreNone) {
    CaseStory story;
    const std::string good = factsOf(story.order);
    for (std::size_t cut = 0; cut < good.size(); ++cut)
        EXPECT_FALSE(readFacts(good.substr(0, cut), story.order));
    auto other = nlohmann::json::parse(good);
    other["clocks"][0]["kind"] = 5;
    EXPECT_EQ(readFacts(other.dump(), story.order).error().fault, hal::Fault::BadData);
    for (const nlohmann::json& wrong : {nlohmann::json(1.5e300), nlohmann::json(0.5), nlohmann::json("1"),
                                        nlohmann::json(18'446'744'073'709'551'615U)}) {
        other = nlohmann::json::parse(good);
        other["clocks"][0]["due"] = wrong;
        EXPECT_FALSE(readFacts(other.dump(), story.order)) << wrong;
    }
    other = nlohmann::json::parse(good);
    other["schema"] = 2;
    EXPECT_EQ(readFacts(other.dump(), story.order).error().fault, hal::Fault::Unsupported);
}

TEST(Timeline, ShowsWhatWasChangedAndWhatIsMissing) {
    CaseStory story;
    ASSERT_TRUE(story.dispatched() && story.written(grid(), EventType::Answered));
    const auto wrong = [&](const std::vector<TimelineEntry>& timeline) {
        return firstWrong(story.order.id, timeline, story.order.head);
    };
    EXPECT_FALSE(wrong(story.timeline));
    auto changed = story.timeline;
    changed[1].actor = "somebody";
    EXPECT_EQ(wrong(changed), 2);
    changed = story.timeline;
    changed[2].body += ' ';
    EXPECT_EQ(wrong(changed), 3);
    changed = story.timeline;
    changed.erase(changed.begin());
    EXPECT_EQ(wrong(changed), 1);
    changed = story.timeline;
    changed.pop_back();
    EXPECT_EQ(wrong(changed), 4);
    changed = story.timeline;
    std::swap(changed[1], changed[2]);
    EXPECT_EQ(wrong(changed), 2);
    EXPECT_EQ(firstWrong(wire::newUuid(story.clock), story.timeline, story.order.head), 1);
}

// A change of these is a change of every timeline that was ever written.
TEST(Timeline, HasTheseBodiesForEver) {
    CaseStory story;
    EXPECT_EQ(story.timeline.front().body, R"({"grid":"s01-g001","role":"center","street":"s01"})");
    Event answered = story.sealed(grid(), EventType::Answered);
    answered.sealed = seal::Hash{};
    EXPECT_EQ(bodyOf(answered), R"({"role":"grid_member","sealed":")" + std::string(64, '0') + R"("})");
    Event reminded = story.event(centerItself(), EventType::Reminded);
    reminded.clock = ClockKind::Response;
    EXPECT_EQ(bodyOf(reminded), R"({"clock":"response","role":"center"})");
    TimelineEntry entry{1, hal::WallTime{hal::Millis{1'000}}, "taken", "grid", "{}", {}, {}};
    EXPECT_EQ(seal::toHex(hashOf(wire::Uuid{}, entry)),
              "ffdde0e02b780e92d088cc6067c3ef1156d398feeaa6ff8b5514ca124fbe594f");
}

} // namespace
} // namespace center::domain
