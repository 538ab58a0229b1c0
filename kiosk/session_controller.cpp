// Runs the session: events in, effects done, the view presented.
#include "kiosk/session_controller.h"

#include <algorithm>

#include "kiosk/device_watch.h"
#include "kiosk/policy_rows.h"

namespace kiosk {

namespace {

// How long "called" stays on the screen: then somebody who still waits may call again.
constexpr hal::Millis kStaffCalledFor{180'000};
// A disk fills in hours; who emptied it wants to see the kiosk back.
constexpr hal::Millis kRoomLook{10'000};
// Who steps aside to look for her card finds the screen still lit.
constexpr hal::Millis kAwakeFor{60'000};
// The scans are kept for one more print while the farewell lasts, and each touch starts its countdown anew:
// whoever touches next may be the next resident, so touches alone never keep them longer than this.
constexpr hal::Millis kFarewellAtMost{60'000};

} // namespace

SessionController::SessionController(Session& session, Jobs& jobs, const hal::Clock& clock, QObject* parent)
    : QObject(parent), session_(session), clock_(clock), copy_(*session.copy(), jobs, *this, clock),
      appeal_(*session.appeal(), jobs, *this) {
    session_.setActions(this);
    appeal_.setOnStanding([this] { showTiles(); });
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &SessionController::tick);
    showTime();
    present();
}

SessionController::~SessionController() { session_.setActions(nullptr); }

void SessionController::setPolicy(const catalog::Policy& policy) {
    policy_ = policy;
    session_.convenience()->setRows(convenienceRows(policy));
    session_.copy()->purposes()->setRows(purposeRows(policy));
    copy_.setSetting({policy.copiesPerVisit, static_cast<int>(policy.purposes.size())},
                     {purposeLines(policy), session_.demonstration()});
    appeal_.setPolicy(policy.appeals);
    showTiles();
    view_.announcementZh = QString::fromStdString(policy.announcement.zh);
    view_.announcementEn = QString::fromStdString(policy.announcement.en);
    present();
}

void SessionController::setServices(CopyServices* services, Session::OutReason reason) {
    services_ = services;
    withoutServices_ = services ? Session::OutReason::None : reason;
    copy_.setServices(services);
    appeal_.setServices(services, appeals_);
    showTiles();
    availabilityChanged();
    happens(Event::Ready);
}

void SessionController::setAppeals(AppealServices* services) {
    appeals_ = services;
    appeal_.setServices(services_, services);
    showTiles();
}

void SessionController::setDevices(const std::vector<hal::DeviceInfo>& devices) {
    std::vector<DeviceRow> rows;
    std::transform(devices.begin(), devices.end(), std::back_inserter(rows), rowOf);
    session_.devices()->setRows(std::move(rows));
    for (const hal::DeviceInfo& device : devices)
        learnCabinet(device);
    availabilityChanged();
}

void SessionController::deviceChanged(const hal::DeviceInfo& device) {
    session_.devices()->put(rowOf(device));
    learnCabinet(device);
    availabilityChanged();
}

void SessionController::learnCabinet(const hal::DeviceInfo& device) {
    if (cabinet_.learn(device.status.sensors))
        Q_EMIT cabinetChanged(cabinet_.sensors());
}

void SessionController::setRoom(std::function<bool()> enough) {
    room_ = std::move(enough);
    lookForRoom();
}

// A file system answers this from memory, so it is asked here, between touch and screen.
void SessionController::lookForRoom() {
    if (!room_)
        return;
    roomLook_.start(clock_.now(), kRoomLook);
    appeal_.look();
    if (roomEnough_ == room_())
        return;
    roomEnough_ = !roomEnough_;
    Q_EMIT roomChanged(roomEnough_);
    availabilityChanged();
}

void SessionController::availabilityChanged() {
    outReason_ = !services_     ? withoutServices_
                 : !roomEnough_ ? Session::OutReason::Storage
                                : cabinet_.outReason();
    if (services_ && outReason_ == Session::OutReason::None)
        outReason_ = outReasonOf(session_.devices()->rows());
    const bool lost = !services_ || outReason_ != Session::OutReason::None;
    happens(lost ? Event::DevicesLost : Event::DevicesBack);
}

void SessionController::setHeadset(bool plugged) {
    view_.headset = plugged;
    present();
}

void SessionController::setSwitchedOff(bool off) {
    off_ = off;
    switchChanged();
}

bool SessionController::beginWork() {
    if (inVisit())
        return false;
    ++works_;
    switchChanged();
    return true;
}

void SessionController::endWork() {
    --works_;
    switchChanged();
}

bool SessionController::enterTechnician() {
    happens(Event::OpenTechnician);
    return state_.stage == Stage::Technician;
}

void SessionController::leaveTechnician() {
    happens(Event::CloseTechnician);
    session_.signature()->clear(); // what was drawn to try the glass
}

void SessionController::switchChanged() {
    happens(off_ || works_ > 0 ? Event::SwitchedOff : Event::SwitchedOn);
}

void SessionController::happens(Event event) {
    const Transition step = kiosk::step(state_, event);
    const bool leaves = hasVisit(state_) && !hasVisit(step.next);
    state_ = step.next;
    if (leaves)
        present(); // the screen goes first: nobody sees it being emptied
    for (const Effect effect : step.effects)
        does(effect);
    present();
    // Afterwards: a print that has just ended leads to the farewell first.
    if (cabinet_.powerFails() && state_.stage == Stage::Serving && state_.work != Work::Moving)
        QMetaObject::invokeMethod(
            this, [this] { happens(Event::PowerFails); }, Qt::QueuedConnection);
}

void SessionController::does(Effect effect) {
    switch (effect) {
    case Effect::WipeVisit:
        copy_.end();
        appeal_.end();
        session_.signature()->clear();
        Q_EMIT visitEnded();
        return;
    case Effect::ResetLook:
        view_.language = Session::Language::Chinese;
        view_.elder = view_.low = view_.contrast = false;
        staff_.stop();
        return;
    case Effect::BeginVisit:
        if (serving_ == Session::Screen::Appeal)
            appeal_.begin();
        else
            copy_.begin(wanted_);
        Q_EMIT visitBegan();
        return;
    case Effect::StopIdleTimer:
        return idle_.stop();
    case Effect::StartIdleTimer:
        return idle_.start(clock_.now(), idleTime(false));
    case Effect::StopFarewellTimer:
        farewellUntil_.reset();
        return farewell_.stop();
    case Effect::StartFarewellTimer:
        return startFarewell();
    case Effect::ChimeIdle:
        return chimed(QStringLiteral("idle"));
    case Effect::ChimeDone:
        return chimed(QStringLiteral("done"));
    case Effect::ChimeLeftBehind:
        return chimed(QStringLiteral("left_behind"));
    }
}

void SessionController::startFarewell() {
    const hal::Monotonic now = clock_.now();
    if (!farewellUntil_)
        farewellUntil_ = now + kFarewellAtMost;
    const auto left =
        std::chrono::floor<hal::Millis>(std::max(*farewellUntil_ - now, hal::Monotonic::duration(0)));
    farewell_.start(now, std::min(policy_.idle.farewell, left));
}

Session::Screen SessionController::screen() const {
    switch (state_.stage) {
    case Stage::Starting:
        return Session::Screen::Starting;
    case Stage::OutOfService:
        return Session::Screen::OutOfService;
    case Stage::Home:
        return Session::Screen::Home;
    case Stage::Menu:
        return Session::Screen::Menu;
    case Stage::Coming:
        return Session::Screen::Coming;
    case Stage::Serving:
        return serving_;
    case Stage::Farewell:
        return Session::Screen::Farewell;
    case Stage::Technician:
        return Session::Screen::Technician;
    }
    return Session::Screen::OutOfService;
}

void SessionController::present() {
    const hal::Monotonic now = clock_.now();
    view_.screen = screen();
    view_.comingTile = state_.stage == Stage::Coming ? coming_ : QString();
    view_.comingReason = state_.stage == Stage::Coming ? comingReason_ : Session::ComingReason::NotYet;
    view_.outReason = state_.stage != Stage::OutOfService ? Session::OutReason::None
                      : state_.switchedOff                ? Session::OutReason::SwitchedOff
                                                          : outReason_;
    view_.idleWarning = state_.idleWarning;
    view_.idleSecondsLeft = state_.idleWarning ? idle_.secondsLeft(now) : 0;
    view_.idleSecondsTotal = state_.idleWarning ? idle_.secondsTotal() : 0;
    view_.farewellSecondsLeft = farewell_.secondsLeft(now);
    view_.farewellSecondsTotal = farewell_.secondsTotal();
    view_.staffCalled = staff_.running();
    view_.asleep = sleeps(now);
    session_.present(view_);
    scheduleTick();
}

bool SessionController::sleeps(hal::Monotonic now) {
    const bool lonely = state_.stage == Stage::Home && !state_.someone && cabinet_.nobodyNear();
    if (!lonely)
        awake_.stop();
    else if (!awake_.running())
        awake_.start(now, kAwakeFor);
    return awake_.over(now);
}

void SessionController::back() { happens(Event::Back); }
void SessionController::goHome() { happens(Event::GoHome); }
void SessionController::stillHere() { happens(Event::Touched); }
void SessionController::finishFarewell() { happens(Event::FarewellOver); }
void SessionController::touched() {
    Q_EMIT touchedAnywhere();
    awake_.stop();
    happens(Event::Touched);
}

void SessionController::callStaff() {
    if (!staff_.running()) {
        Q_EMIT staffWanted();
        chimed(QStringLiteral("staff_called"));
    }
    staff_.start(clock_.now(), kStaffCalledFor);
    happens(Event::SomebodyIs);
}

void SessionController::setLanguage(Session::Language language) {
    view_.language = language;
    happens(Event::SomebodyIs);
}

void SessionController::setElder(bool on) {
    view_.elder = on;
    happens(Event::SomebodyIs);
}

void SessionController::setLow(bool on) {
    view_.low = on;
    happens(Event::SomebodyIs);
}

void SessionController::setContrast(bool on) {
    view_.contrast = on;
    happens(Event::SomebodyIs);
}

void SessionController::workChanged(Work work) {
    switch (work) {
    case Work::None:
        return happens(Event::WorkEnds);
    case Work::Moving:
        return happens(Event::WorkMoves);
    case Work::Waiting:
        return happens(Event::WorkWaits);
    }
}

void SessionController::copyLeft() { happens(Event::Back); }
void SessionController::copyDone() { happens(Event::ServiceDone); }
void SessionController::copyResumed() { happens(Event::ServiceResumed); }
void SessionController::cardLeftBehind() {
    farewellUntil_.reset(); // time to take it
    happens(Event::CardLeftBehind);
}
void SessionController::copyUnrecorded() { Q_EMIT outcomeUnrecorded(); }
void SessionController::appealLeft() { happens(Event::Back); }
void SessionController::appealDone() { happens(Event::GoHome); }
void SessionController::appealFiled() { Q_EMIT filed(); }
bool SessionController::inEnglish() const { return view_.language == Session::Language::English; }
void SessionController::chimed(const QString& cue) { Q_EMIT session_.chime(cue); }

hal::Millis SessionController::idleTime(bool warned) const {
    const catalog::IdleTimes& times = policy_.idle;
    if (warned)
        return view_.elder ? times.elderAnswerWithin : times.answerWithin;
    return view_.elder ? times.elderWarnAfter : times.warnAfter;
}

void SessionController::tick() {
    const hal::Monotonic now = clock_.now();
    if (roomLook_.over(now))
        lookForRoom();
    if (staff_.over(now))
        staff_.stop();
    if (farewell_.over(now))
        happens(Event::FarewellOver);
    if (idle_.over(now)) {
        const bool warned = state_.idleWarning;
        happens(warned ? Event::IdleExpired : Event::IdleWarn);
        if (!warned && state_.idleWarning)
            idle_.start(now, idleTime(true));
    }
    showTime();
    present();
}

void SessionController::showTime() {
    constexpr qint64 kMinute = 60'000;
    const qint64 wall = clock_.wall().time_since_epoch().count();
    view_.now = QDateTime::fromMSecsSinceEpoch(wall - wall % kMinute);
}

// One timer, set to the next moment at which the screen would look different.
void SessionController::scheduleTick() {
    using std::chrono::milliseconds;
    const hal::Monotonic now = clock_.now();
    const auto intoMinute = clock_.wall().time_since_epoch() % milliseconds(60'000);
    hal::Monotonic next = now + milliseconds(60'000) - intoMinute;
    if (const auto look = roomLook_.end())
        next = std::min(next, *look);
    if (const auto sleep = awake_.end(); sleep && !view_.asleep)
        next = std::min(next, *sleep);
    for (const Countdown* countdown : {&idle_, &farewell_, &staff_})
        if (const auto change = countdown->nextChange(now))
            next = std::min(next, *change);
    // Rounded up: a tick a moment too early would find nothing to do and come again at once. What is overdue,
    // because something else was presented first, comes now: a negative span would stop the timer for good.
    timer_.start(std::max(std::chrono::ceil<milliseconds>(next - now), milliseconds(0)) + milliseconds(1));
}

} // namespace kiosk
