// The visit's states. `moved` says where an event leads; what must be done follows from the difference alone.
#include "kiosk/session_machine.h"

namespace kiosk {

namespace {

bool byResident(Event event) {
    switch (event) {
    case Event::SomebodyIs:
    case Event::OpenMenu:
    case Event::OpenComing:
    case Event::StartService:
    case Event::Back:
    case Event::GoHome:
    case Event::Touched:
        return true;
    default:
        return false;
    }
}

bool offers(Stage stage) { return stage == Stage::Home || stage == Stage::Menu || stage == Stage::Coming; }

// The clock that asks "are you still there". The farewell and the technicians' screens have clocks of their
// own.
bool idleRuns(const State& state) {
    return state.someone && state.work != Work::Moving && state.stage != Stage::Farewell &&
           state.stage != Stage::Technician;
}

// Home, or the door sign when nothing can be offered.
State home(State state) {
    state.stage = state.devicesLost || state.switchedOff ? Stage::OutOfService : Stage::Home;
    state.work = Work::None;
    state.idleWarning = false;
    state.fromMenu = false;
    return state;
}

State gone(State state) {
    state.someone = false;
    return home(state);
}

// A visit that has begun is finished in peace, and a technician stays; everybody else is told at once.
State availabilityChanged(const State& state) {
    const bool stays = state.stage == Stage::Starting || state.stage == Stage::Technician || hasVisit(state);
    return stays ? state : home(state);
}

// What is said again changes nothing: devices speak while somebody looks through the menu.
State set(State state, bool State::*flag, bool value) {
    if (state.*flag == value)
        return state;
    state.*flag = value;
    return availabilityChanged(state);
}

State enter(State state, Stage stage) {
    state.fromMenu = state.stage == Stage::Menu && stage != Stage::Menu;
    state.stage = stage;
    state.someone = true;
    return state;
}

// Whoever stood there before is gone; the technician begins with the language and look of a new resident.
State technician(const State& state) {
    if (!offers(state.stage) && state.stage != Stage::OutOfService)
        return state;
    State entered = gone(state);
    entered.stage = Stage::Technician;
    return entered;
}

State back(const State& state) {
    if (state.stage == Stage::Farewell || !state.fromMenu || state.devicesLost || state.switchedOff)
        return home(state);
    State menu = home(state);
    menu.stage = Stage::Menu;
    return menu;
}

State idleWarned(State state) {
    if (!idleRuns(state) || state.idleWarning)
        return state;
    if (state.stage == Stage::Home || state.stage == Stage::OutOfService)
        return gone(state); // nothing would be lost: no need to ask
    state.idleWarning = true;
    return state;
}

State working(State state, Work work) {
    if (state.stage != Stage::Serving)
        return state;
    state.work = work;
    if (!idleRuns(state))
        state.idleWarning = false;
    return state;
}

State moved(State state, Event event) {
    const bool started = state.stage != Stage::Starting;
    if (started && byResident(event))
        state.idleWarning = false;
    switch (event) {
    case Event::Ready:
        return started ? state : home(state);
    case Event::DevicesLost:
    case Event::DevicesBack:
        return set(state, &State::devicesLost, event == Event::DevicesLost);
    case Event::SwitchedOff:
    case Event::SwitchedOn:
        return set(state, &State::switchedOff, event == Event::SwitchedOff);
    case Event::OpenTechnician:
        return technician(state);
    case Event::CloseTechnician:
        return state.stage == Stage::Technician ? gone(state) : state;
    case Event::SomebodyIs:
        state.someone = started;
        return state;
    case Event::OpenMenu:
        return state.stage == Stage::Home || state.stage == Stage::Coming ? enter(state, Stage::Menu) : state;
    case Event::OpenComing:
        return state.stage == Stage::Home || state.stage == Stage::Menu ? enter(state, Stage::Coming) : state;
    case Event::StartService:
        return offers(state.stage) ? enter(state, Stage::Serving) : state;
    case Event::Back:
        return offers(state.stage) || hasVisit(state) ? back(state) : state;
    case Event::GoHome:
        return offers(state.stage) || hasVisit(state) ? home(state) : state;
    case Event::WorkMoves:
        return working(state, Work::Moving);
    case Event::WorkWaits:
        return working(state, Work::Waiting);
    case Event::WorkEnds:
        return working(state, Work::None);
    case Event::ServiceDone:
        if (state.stage != Stage::Serving)
            return state;
        state.stage = Stage::Farewell;
        state.work = Work::None;
        state.idleWarning = false;
        return state;
    case Event::ServiceResumed:
        if (state.stage != Stage::Farewell)
            return state;
        state.stage = Stage::Serving;
        state.work = Work::Moving;
        return state;
    case Event::IdleWarn:
        return idleWarned(state);
    case Event::IdleExpired:
        return state.idleWarning ? gone(state) : state;
    case Event::PowerFails:
        return state.stage == Stage::Serving && state.work != Work::Moving ? gone(state) : state;
    case Event::FarewellOver:
        return state.stage == Stage::Farewell ? gone(state) : state;
    case Event::CardLeftBehind:
    case Event::Touched:
        return state;
    }
    return state;
}

// Somebody acts or something was finished: the countdown begins anew.
bool restartsIdle(const State& before, const State& after, Event event) {
    return idleRuns(after) && (!idleRuns(before) || byResident(event) || before.stage != after.stage);
}

bool restartsFarewell(const State& before, const State& after, Event event) {
    if (after.stage != Stage::Farewell)
        return false;
    return before.stage != Stage::Farewell || byResident(event) || event == Event::CardLeftBehind;
}

} // namespace

Transition step(const State& state, Event event) {
    Transition result{moved(state, event), {}};
    const State& next = result.next;
    const auto when = [&](bool condition, Effect effect) {
        if (condition)
            result.effects.push_back(effect);
    };
    when(hasVisit(state) && !hasVisit(next), Effect::WipeVisit);
    when(state.someone && !next.someone, Effect::ResetLook);
    when(!hasVisit(state) && hasVisit(next), Effect::BeginVisit);
    when(idleRuns(state) && !idleRuns(next), Effect::StopIdleTimer);
    when(restartsIdle(state, next, event), Effect::StartIdleTimer);
    when(state.stage == Stage::Farewell && next.stage != Stage::Farewell, Effect::StopFarewellTimer);
    when(restartsFarewell(state, next, event), Effect::StartFarewellTimer);
    when(!state.idleWarning && next.idleWarning, Effect::ChimeIdle);
    when(state.stage != Stage::Farewell && next.stage == Stage::Farewell, Effect::ChimeDone);
    when(state.stage == Stage::Farewell && event == Event::CardLeftBehind, Effect::ChimeLeftBehind);
    return result;
}

} // namespace kiosk
