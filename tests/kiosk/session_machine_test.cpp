// The session machine over every state that can be reached and every event.
#include "kiosk/session_machine.h"

#include <algorithm>
#include <deque>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

constexpr Event kAllEvents[] = {
    Event::Ready,          Event::DevicesLost,  Event::DevicesBack,    Event::SwitchedOff,
    Event::SwitchedOn,     Event::SomebodyIs,   Event::OpenMenu,       Event::OpenComing,
    Event::StartService,   Event::Back,         Event::GoHome,         Event::WorkMoves,
    Event::WorkWaits,      Event::WorkEnds,     Event::ServiceDone,    Event::ServiceResumed,
    Event::CardLeftBehind, Event::Touched,      Event::IdleWarn,       Event::IdleExpired,
    Event::PowerFails,     Event::FarewellOver, Event::OpenTechnician, Event::CloseTechnician};
static_assert(std::size(kAllEvents) == static_cast<std::size_t>(Event::FarewellOver) + 1);

bool has(const Transition& step, Effect effect) {
    return std::find(step.effects.begin(), step.effects.end(), effect) != step.effects.end();
}

std::vector<State> reachable() {
    std::vector<State> seen{State{}};
    for (std::size_t i = 0; i < seen.size(); ++i)
        for (const Event event : kAllEvents) {
            const State next = step(seen[i], event).next;
            if (std::find(seen.begin(), seen.end(), next) == seen.end())
                seen.push_back(next);
        }
    return seen;
}

// Calls `check(before, event, after)` for everything that can ever happen.
template <class Check>
void always(Check check) {
    for (const State& state : reachable())
        for (const Event event : kAllEvents) {
            SCOPED_TRACE(testing::Message()
                         << "stage " << int(state.stage) << " work " << int(state.work) << " someone "
                         << state.someone << " warned " << state.idleWarning << " event " << int(event));
            check(state, event, step(state, event));
        }
}

State after(std::initializer_list<Event> events) {
    State state;
    for (const Event event : events)
        state = step(state, event).next;
    return state;
}

TEST(SessionMachine, ReachesEveryStageAndNoMoreStatesThanMakeSense) {
    const auto states = reachable();
    for (const Stage stage : {Stage::Starting, Stage::OutOfService, Stage::Home, Stage::Menu, Stage::Coming,
                              Stage::Serving, Stage::Farewell, Stage::Technician})
        EXPECT_TRUE(std::any_of(states.begin(), states.end(), [&](auto& s) { return s.stage == stage; }));
    EXPECT_LT(states.size(), 150U);
}

TEST(SessionMachine, BeginsAVisitOnlyWithAServiceAndWipesItOnEveryWayOut) {
    always([](const State& before, Event, const Transition& now) {
        EXPECT_EQ(has(now, Effect::BeginVisit), !hasVisit(before) && hasVisit(now.next));
        EXPECT_EQ(has(now, Effect::WipeVisit), hasVisit(before) && !hasVisit(now.next));
        if (now.next.stage == Stage::Home || now.next.stage == Stage::OutOfService) {
            EXPECT_FALSE(hasVisit(now.next));
        }
    });
}

TEST(SessionMachine, NeverPassesFromOneResidentToTheNextWithoutResettingTheLook) {
    always([](const State& before, Event, const Transition& now) {
        EXPECT_EQ(has(now, Effect::ResetLook), before.someone && !now.next.someone);
        if (hasVisit(now.next) || now.next.stage == Stage::Menu || now.next.stage == Stage::Coming) {
            EXPECT_TRUE(now.next.someone);
        }
    });
}

TEST(SessionMachine, ShowsHomeOnlyWhileSomethingCanBeOffered) {
    always([](const State&, Event, const Transition& now) {
        const bool offered =
            now.next.stage == Stage::Home || now.next.stage == Stage::Menu || now.next.stage == Stage::Coming;
        if (offered) {
            EXPECT_FALSE(now.next.devicesLost || now.next.switchedOff);
        }
        if (now.next.stage == Stage::OutOfService) {
            EXPECT_TRUE(now.next.devicesLost || now.next.switchedOff);
        }
    });
}

TEST(SessionMachine, NeverInterruptsAVisitBecauseADeviceIsLost) {
    always([](const State& before, Event event, const Transition& now) {
        if (hasVisit(before) && (event == Event::DevicesLost || event == Event::SwitchedOff)) {
            EXPECT_EQ(now.next.stage, before.stage);
        }
    });
}

TEST(SessionMachine, NeverHurriesAnybodyWhileAMachineMoves) {
    always([](const State& before, Event event, const Transition& now) {
        if (before.work == Work::Moving && (event == Event::IdleWarn || event == Event::IdleExpired)) {
            EXPECT_EQ(now.next, before);
        }
        if (now.next.work == Work::Moving) {
            EXPECT_FALSE(now.next.idleWarning);
            EXPECT_THAT(now.effects, Not(Contains(Effect::StartIdleTimer)));
        }
        if (now.next.work != Work::None) {
            EXPECT_EQ(now.next.stage, Stage::Serving);
        }
    });
}

TEST(SessionMachine, TakesNoNoticeOfTheIdleClockWhenNobodyIsThere) {
    always([](const State& before, Event event, const Transition& now) {
        if (!before.someone && (event == Event::IdleWarn || event == Event::IdleExpired)) {
            EXPECT_TRUE(now.next == before && now.effects.empty());
        }
    });
}

TEST(SessionMachine, AsksBeforeItSendsAnybodyAwayFromAService) {
    always([](const State& before, Event event, const Transition& now) {
        if (event == Event::IdleExpired && hasVisit(before) && !hasVisit(now.next)) {
            EXPECT_TRUE(before.idleWarning);
        }
        if (event == Event::IdleWarn) {
            EXPECT_EQ(hasVisit(now.next), hasVisit(before));
        }
    });
}

TEST(SessionMachine, TakesAnyTouchAsAnAnswerToTheWarning) {
    always([](const State& before, Event event, const Transition& now) {
        if (before.idleWarning && event == Event::Touched) {
            EXPECT_FALSE(now.next.idleWarning);
            EXPECT_THAT(now.effects, ElementsAre(Effect::StartIdleTimer));
        }
    });
}

TEST(SessionMachine, NeverStartsAndStopsAClockAtOnce) {
    always([](const State&, Event, const Transition& now) {
        EXPECT_FALSE(has(now, Effect::StartIdleTimer) && has(now, Effect::StopIdleTimer));
        EXPECT_FALSE(has(now, Effect::StartFarewellTimer) && has(now, Effect::StopFarewellTimer));
        EXPECT_FALSE(has(now, Effect::StartFarewellTimer) && now.next.stage != Stage::Farewell);
    });
}

TEST(SessionMachine, DoesNothingButRememberBeforeItHasStarted) {
    always([](const State& before, Event event, const Transition& now) {
        if (before.stage == Stage::Starting && event != Event::Ready) {
            EXPECT_EQ(now.next.stage, Stage::Starting);
            EXPECT_TRUE(now.effects.empty());
        }
    });
}

TEST(SessionMachine, LeadsHomeFromEverywhereWithinTwoEvents) {
    always([](const State& before, Event, const Transition&) {
        if (before.stage == Stage::Starting || before.stage == Stage::OutOfService ||
            before.stage == Stage::Technician) // which its own lock ends
            return;
        const State home = step(before, Event::GoHome).next;
        EXPECT_TRUE(home.stage == Stage::Home || home.stage == Stage::OutOfService);
    });
}

TEST(SessionMachine, GoesThroughAWholeVisit) {
    State state = after({Event::Ready, Event::OpenMenu});
    EXPECT_THAT(step(state, Event::StartService).effects,
                ElementsAre(Effect::BeginVisit, Effect::StartIdleTimer));
    state = step(state, Event::StartService).next;
    EXPECT_THAT(step(state, Event::WorkMoves).effects, ElementsAre(Effect::StopIdleTimer));
    state = step(state, Event::WorkMoves).next;
    EXPECT_THAT(step(state, Event::ServiceDone).effects,
                ElementsAre(Effect::StartFarewellTimer, Effect::ChimeDone));
    state = step(state, Event::ServiceDone).next;
    EXPECT_THAT(step(state, Event::FarewellOver).effects,
                ElementsAre(Effect::WipeVisit, Effect::ResetLook, Effect::StopFarewellTimer));
    EXPECT_EQ(step(state, Event::FarewellOver).next, after({Event::Ready}));
}

TEST(SessionMachine, ReturnsToTheMenuThatAServiceWasOpenedFrom) {
    EXPECT_EQ(after({Event::Ready, Event::OpenMenu, Event::StartService, Event::Back}).stage, Stage::Menu);
    EXPECT_EQ(after({Event::Ready, Event::StartService, Event::Back}).stage, Stage::Home);
    EXPECT_EQ(after({Event::Ready, Event::OpenMenu, Event::OpenComing, Event::Back, Event::Back}).stage,
              Stage::Home);
}

TEST(SessionMachine, KeepsTheLookOfSomebodyWhoGoesHomeAndResetsItWhenTheyLeave) {
    const State atHome = after({Event::Ready, Event::SomebodyIs, Event::OpenMenu, Event::GoHome});
    EXPECT_TRUE(atHome.someone);
    const Transition left = step(atHome, Event::IdleWarn);
    EXPECT_THAT(left.effects, ElementsAre(Effect::ResetLook, Effect::StopIdleTimer));
    EXPECT_EQ(left.next, after({Event::Ready}));
}

TEST(SessionMachine, EndsAVisitThatWasLeftWaitingForPaper) {
    const State waiting = after({Event::Ready, Event::StartService, Event::WorkMoves, Event::WorkWaits});
    const State warned = step(waiting, Event::IdleWarn).next;
    EXPECT_TRUE(warned.idleWarning);
    EXPECT_THAT(step(warned, Event::IdleExpired).effects, Contains(Effect::WipeVisit));
}

TEST(SessionMachine, StaysWhereItIsWhenADeviceSaysTheSameAgain) {
    for (const Event opened : {Event::OpenMenu, Event::OpenComing}) {
        const State open = after({Event::Ready, opened});
        EXPECT_EQ(step(open, Event::DevicesBack).next, open);
        EXPECT_EQ(step(open, Event::SwitchedOn).next, open);
        EXPECT_EQ(step(open, Event::DevicesLost).next.stage, Stage::OutOfService);
    }
}

TEST(SessionMachine, ClosesTheDoorAfterTheVisitWhenTheDevicesWereLostDuringIt) {
    const State lost = after({Event::Ready, Event::StartService, Event::DevicesLost, Event::ServiceDone});
    EXPECT_EQ(lost.stage, Stage::Farewell);
    const State closed = step(lost, Event::FarewellOver).next;
    EXPECT_EQ(closed.stage, Stage::OutOfService);
    EXPECT_EQ(step(closed, Event::DevicesBack).next, after({Event::Ready}));
}

TEST(SessionMachine, WaitsLongerWhenACardWasLeftBehind) {
    const State farewell = after({Event::Ready, Event::StartService, Event::ServiceDone});
    EXPECT_THAT(step(farewell, Event::CardLeftBehind).effects,
                ElementsAre(Effect::StartFarewellTimer, Effect::ChimeLeftBehind));
}

} // namespace
} // namespace kiosk
