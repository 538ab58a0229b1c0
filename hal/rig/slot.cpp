#include "hal/rig/slot.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hal::detail {
namespace {

// Twice what a network printer takes to answer; a device that needs longer is not well.
constexpr Millis kStatusPatience{2000};

// A device that was plugged in is listed at once and works a moment later, one that was pulled out may linger
// in a server of this machine: it is looked at again after these pauses, and then as always.
constexpr std::array kSettling{Millis{250}, Millis{500}, Millis{1000}, Millis{2000}};

// Says nothing about the device: the resident, the card, or the caller is the cause.
bool saysNothing(Fault fault) {
    switch (fault) {
    case Fault::Cancelled:
    case Fault::TryAgain:
    case Fault::NoCard:
    case Fault::CardMustLeave:
    case Fault::AuthFailed:
    case Fault::NoDocument:
    case Fault::BadData:
    case Fault::Unsupported:
        return true;
    default:
        return false;
    }
}

bool isGone(Fault fault) { return fault == Fault::Unplugged || fault == Fault::Absent; }

// The driver's handle is worth nothing any more: the next use makes a new one.
bool losesDevice(Fault fault) { return isGone(fault) || fault == Fault::Faulty || fault == Fault::Io; }

Status complaint(const Error& error) {
    Status status;
    status.fault = error.fault;
    status.detail = error.detail;
    const bool passing = error.fault == Fault::Busy || error.fault == Fault::PaperNearEnd;
    status.health = passing ? Health::Attention : Health::Fault;
    return status;
}

bool sameNews(const Status& a, const Status& b) {
    const auto sameSupply = [](const Supply& x, const Supply& y) {
        return x.name == y.name && x.levelPercent == y.levelPercent && x.low == y.low;
    };
    const auto sameTray = [](const Tray& x, const Tray& y) {
        return x.name == y.name && x.paper == y.paper && x.levelPercent == y.levelPercent;
    };
    return a.health == b.health && a.fault == b.fault && a.sensors == b.sensors &&
           std::equal(a.supplies.begin(), a.supplies.end(), b.supplies.begin(), b.supplies.end(),
                      sameSupply) &&
           std::equal(a.trays.begin(), a.trays.end(), b.trays.begin(), b.trays.end(), sameTray);
}

} // namespace

Slot::Slot(SlotConfig config, const Driver& driver, Open open, AskEvery intervals, const Clock& clock,
           std::function<void()> onPublished)
    : config_(std::move(config)), subsystem_(driver.subsystem), open_(std::move(open)), intervals_(intervals),
      clock_(clock), onPublished_(std::move(onPublished)), settled_(kSettling.size()) {
    info_.slot = config_.name;
    info_.kind = config_.kind;
    info_.uri = config_.uri;
    info_.simulated = driver.simulated;
    info_.status.asOf = clock_.now();
    keeper_ = std::jthread([this](const std::stop_token& stop) { keep(stop); });
}

Slot::~Slot() = default;

Result<std::shared_ptr<Device>> Slot::take(const std::stop_token& stop, Millis wait) {
    {
        Lock lock(mutex_);
        ++waiting_;
        const bool mine = changed_.wait_for(lock, stop, wait, [&] { return use_ == Use::Idle; });
        --waiting_;
        if (stop.stop_requested()) {
            changed_.notify_all();
            return fail(Fault::Cancelled);
        }
        if (!mine)
            return fail(Fault::Busy, config_.name + " is in use");
        use_ = Use::Leased;
        asked_ = false;
        info_.leased = true;
    }
    onPublished_();
    auto opened = device(stop);
    if (!opened) {
        learnAbsence(opened.error());
        giveBack();
    }
    return opened;
}

void Slot::giveBack() {
    {
        const Lock lock(mutex_);
        use_ = Use::Idle;
        info_.leased = false;
        checkWanted_ = checkWanted_ || asked_;
        changed_.notify_all();
    }
    onPublished_();
}

DeviceInfo Slot::info() const {
    const Lock lock(mutex_);
    return info_;
}

Result<> Slot::control(std::string_view command) {
    if (!info_.simulated)
        return fail(Fault::Unsupported, config_.name + " is a real device");
    const auto opened = device({});
    if (!opened)
        return tl::make_unexpected(opened.error());
    auto* machine = dynamic_cast<Controllable*>(opened->get());
    if (!machine)
        return fail(Fault::Unsupported, config_.name + " takes no commands");
    auto heard = machine->control(command);
    wantCheck();
    return heard;
}

void Slot::keep(const std::stop_token& stop) {
    for (;;) {
        Lock lock(mutex_);
        const auto free = [&] { return use_ == Use::Idle && waiting_ == 0; };
        changed_.wait_for(lock, stop, pause(), [&] { return checkWanted_ && free(); });
        if (stop.stop_requested())
            return;
        if (!free())
            continue;
        settled_ = std::min(settled_ + (checkWanted_ ? 0 : 1), kSettling.size());
        checkWanted_ = false;
        use_ = Use::Checking;
        lock.unlock();
        check(stop);
        lock.lock();
        use_ = Use::Idle;
        changed_.notify_all();
    }
}

Millis Slot::pause() const {
    if (use_ != Use::Idle)
        return intervals_.well;
    if (settled_ < kSettling.size())
        return kSettling[settled_];
    return info_.status.health == Health::Fault ? intervals_.ill : intervals_.well;
}

void Slot::check(const std::stop_token& stop) {
    auto opened = device(stop);
    if (!opened)
        return learnAbsence(opened.error());
    learnStatus((*opened)->status(Deadline::in(kStatusPatience)));
}

void Slot::wantCheck() {
    const Lock lock(mutex_);
    checkWanted_ = true;
    changed_.notify_all();
}

void Slot::plugged() {
    const Lock lock(mutex_);
    settled_ = 0;
    checkWanted_ = true;
    changed_.notify_all();
}

Result<std::shared_ptr<Device>> Slot::device(const std::stop_token& stop) {
    const std::lock_guard once(opening_);
    {
        const Lock lock(mutex_);
        if (device_)
            return device_;
    }
    auto opened = open_(stop);
    if (!opened)
        return opened;
    Identity identity = (*opened)->identity();
    const Lock lock(mutex_);
    device_ = *opened;
    info_.counters.restarts += std::exchange(openedBefore_, true) ? 1 : 0;
    info_.identity = std::move(identity);
    return opened;
}

void Slot::dropDevice() {
    const Lock lock(mutex_);
    device_.reset();
}

void Slot::learnStatus(const Result<Status>& answer) {
    asked_ = true;
    if (!answer)
        return learnOutcome(answer.error());
    if (answer->fault && isGone(*answer->fault))
        dropDevice();
    publish(*answer);
}

// Whatever keeps a device from being opened, it cannot be used: only a caller's own stop says nothing.
void Slot::learnAbsence(const Error& error) {
    if (error.fault == Fault::Cancelled)
        return;
    const bool wasThere = !info().identity.model.empty(); // which a driver made anew cannot know
    publish(
        complaint(error.fault == Fault::Absent && wasThere ? Error{Fault::Unplugged, error.detail} : error));
}

void Slot::learnOutcome(const std::optional<Error>& error) {
    asked_ = true;
    if (error) {
        if (losesDevice(error->fault))
            dropDevice();
        return saysNothing(error->fault) ? void() : publish(complaint(*error));
    }
    Status status = info().status;
    if (status.health == Health::Ok || status.health == Health::Attention)
        return;
    status.health = Health::Ok;
    status.fault.reset();
    status.detail.clear();
    publish(std::move(status));
}

void Slot::learnWaiting(std::optional<Fault> fault) {
    if (fault)
        publish(complaint({*fault, {}}));
    else
        learnOutcome(std::nullopt);
}

void Slot::learnDone(std::uint64_t pieces) {
    const Lock lock(mutex_);
    info_.counters.done += pieces;
}

void Slot::publish(Status status) {
    {
        const Lock lock(mutex_);
        if (status.health == Health::Fault && info_.status.health != Health::Fault)
            ++info_.counters.faults;
        status.asOf = clock_.now();
        const bool news = !sameNews(info_.status, status);
        info_.status = std::move(status);
        if (!news)
            return;
    }
    onPublished_();
}

} // namespace hal::detail
