// Where a resident's visit stands: a pure function from state and event to the next state. No Qt, no clock.
#pragma once

#include <vector>

namespace kiosk {

// What the whole application is doing. Steps inside a service belong to its flow.
enum class Stage {
    Starting,
    OutOfService, // nothing can be offered; says why and where to go
    Home,         // nobody here, or somebody who has not chosen
    Menu,         // inside 便民服务
    Coming,       // a tile that this hall does not offer yet
    Serving,      // a flow runs
    Farewell,     // take your card and your paper
    Technician,   // the technicians' screens: nobody is served
};

// What a device does for the flow. Nobody is hurried while a machine moves; somebody who left it waiting
// for paper is.
enum class Work { None, Moving, Waiting };

enum class Event {
    Ready,       // start finished
    DevicesLost, // nothing that could be offered works
    DevicesBack,
    SwitchedOff, // by a technician or the center
    SwitchedOn,
    OpenTechnician,
    CloseTechnician,
    SomebodyIs, // changed language or look, called staff: there, though nothing was opened
    OpenMenu,
    OpenComing,
    StartService,
    Back, // one step towards Home
    GoHome,
    WorkMoves, // a device began, or goes on
    WorkWaits, // it stands still for something that a person can mend
    WorkEnds,
    ServiceDone,    // paper is out
    ServiceResumed, // one more of the same from the farewell: the printer moves again
    CardLeftBehind,
    Touched,     // anything touched: the resident is there
    IdleWarn,    // nobody touched for the policy's time
    IdleExpired, // the warning was not answered
    PowerFails,  // the battery is nearly empty: who has nothing under way goes now
    FarewellOver,
};

struct State {
    Stage stage = Stage::Starting;
    Work work = Work::None;
    bool someone = false;     // language and look are somebody's; the idle clock runs
    bool idleWarning = false; // the "are you still there" dialog is up
    bool fromMenu = false;    // where Back leads
    bool switchedOff = false;
    bool devicesLost = false;
    friend bool operator==(const State&, const State&) = default;
};

// Somebody's papers are in the machine's memory.
[[nodiscard]] constexpr bool hasVisit(const State& state) {
    return state.stage == Stage::Serving || state.stage == Stage::Farewell;
}

// What the shell must do besides showing the new state, in this order.
enum class Effect {
    WipeVisit, // stop what runs, forget everything
    ResetLook, // the next resident begins in Chinese and normal size
    BeginVisit,
    StopIdleTimer,
    StartIdleTimer, // from zero; it reports IdleWarn and then IdleExpired
    StopFarewellTimer,
    StartFarewellTimer, // from zero
    ChimeIdle,
    ChimeDone,
    ChimeLeftBehind,
};

struct Transition {
    State next;
    std::vector<Effect> effects;
};

// Total: every event in every state has a defined answer; what makes no sense changes nothing.
[[nodiscard]] Transition step(const State& state, Event event);

} // namespace kiosk
