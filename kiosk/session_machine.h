// Where a resident's visit stands: a pure function from state and event to the next state. No Qt, no clock.
#pragma once

#include <optional>
#include <string>
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
};

enum class Event {
    Ready,       // start finished
    DevicesLost, // nothing that could be offered works
    DevicesBack,
    SwitchedOff, // a technician or the center
    SwitchedOn,
    OpenMenu,
    OpenComing,
    StartService,
    Back,
    GoHome,
    ServiceDone,  // paper is out
    ServiceEnded, // ended without a result (cancelled or a fault acknowledged)
    Touched,      // anything touched: the resident is there
    IdleWarn,     // nobody touched for the policy's time
    IdleExpired,  // the warning was not answered
    FarewellOver,
};

struct State {
    Stage stage = Stage::Starting;
    bool idleWarning = false; // the "are you still there" dialog is up
    bool switchedOff = false;
    bool devicesLost = false;
    bool visit = false; // there is somebody's data to be wiped
    friend bool operator==(const State&, const State&) = default;
};

// What the shell must do besides showing the new state.
enum class Effect {
    BeginVisit,
    WipeVisit,
    CancelJob,
    StartIdleTimer,
    StopIdleTimer,
    Chime,
    StartFarewellTimer
};

struct Step {
    State next;
    std::vector<Effect> effects;
};

// Total: every event in every state has a defined answer; what makes no sense changes nothing.
[[nodiscard]] Step step(const State& state, Event event);

} // namespace kiosk
