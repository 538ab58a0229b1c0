#include "kiosk/technician/technician_controller.h"

#include <algorithm>

#include "kiosk/technician/inventory_rows.h"

namespace kiosk {

namespace {

using Page = Technician::Page;
using Obstacle = Technician::Obstacle;
using Export = Technician::Export;
using ClockSet = Technician::ClockSet;

Obstacle obstacleOf(PinVerdict verdict) {
    switch (verdict) {
    case PinVerdict::Right:
        return Obstacle::None;
    case PinVerdict::Wrong:
        return Obstacle::Wrong;
    case PinVerdict::Waiting:
        return Obstacle::Waiting;
    case PinVerdict::NoPin:
        return Obstacle::NoPin;
    case PinVerdict::Broken:
        return Obstacle::Broken;
    }
    return Obstacle::Broken;
}

// From which page one comes to it, and where "back" leads; none: out.
std::optional<Page> above(Page page) {
    switch (page) {
    case Page::Lock:
    case Page::Devices:
        return std::nullopt;
    case Page::Device:
    case Page::Machine:
        return Page::Devices;
    case Page::Test:
    case Page::Ruler:
        return Page::Device;
    case Page::Clock:
    case Page::Colours:
    case Page::Touch:
        return Page::Machine;
    }
    return std::nullopt;
}

} // namespace

TechnicianController::TechnicianController(Technician& screens, SessionController& session, Jobs& jobs,
                                           const hal::Clock& clock, QObject* parent)
    : QObject(parent), screens_(screens), session_(session), jobs_(jobs), clock_(clock) {
    screens_.setActions(this);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &TechnicianController::tick);
}

TechnicianController::~TechnicianController() {
    screens_.setActions(nullptr);
    hal::wipe(pin_.data(), pin_.capacity());
}

void TechnicianController::setServices(TechnicianServices* services) { services_ = services; }

void TechnicianController::setSettings(const TechnicianSettings& settings, int configuredVolume) {
    settings_ = settings;
    view_.outOfService = settings.outOfService;
    view_.volumePercent = settings.volumePercent.value_or(configuredVolume);
    session_.setSwitchedOff(settings.outOfService);
    if (settings.volumePercent)
        Q_EMIT volumeChanged(*settings.volumePercent);
    present();
}

void TechnicianController::setDevices(const std::vector<hal::DeviceInfo>& devices) {
    std::vector<InventoryRow> rows;
    for (const hal::DeviceInfo& device : devices) {
        noteIn(device);
        rows.push_back(inventoryRow(device, book_));
    }
    screens_.devices()->setRows(std::move(rows));
    view_.ready = true;
    view_.brokenPart.clear();
    view_.brokenDetail.clear();
    present();
}

void TechnicianController::setBroken(std::string_view part, std::string_view detail) {
    view_.ready = false;
    view_.brokenPart = shownText(part);
    view_.brokenDetail = shownText(detail);
    present();
}

void TechnicianController::deviceChanged(const hal::DeviceInfo& device) {
    noteIn(device);
    put(inventoryRow(device, book_));
}

std::optional<std::size_t> TechnicianController::indexOf(const QString& slot) const {
    const auto& rows = screens_.devices()->rows();
    const auto found = std::ranges::find(rows, slot, &InventoryRow::slot);
    return found == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rows.begin()));
}

void TechnicianController::put(const InventoryRow& row) {
    const auto at = indexOf(row.slot);
    if (!at)
        return;
    if (view_.device.slot == row.slot)
        view_.device = row;
    screens_.devices()->replace(*at, row);
    present();
}

void TechnicianController::knock() {
    if (!services_ || !session_.enterTechnician())
        return;
    atLock_ = true;
    view_.page = Page::Lock;
    view_.obstacle = Obstacle::None;
    idle_.start(clock_.now(), kLockIdle);
    checking_ = jobs_.start(
        [services = services_](const std::stop_token&, const hal::OnProgress&) -> hal::Result<PinAnswer> {
            return services->lookAtLock();
        },
        [this](const hal::Result<PinAnswer>& answer) {
            if (!answer || answer->verdict != PinVerdict::Wrong) // "wrong" here: a try would be looked at
                obstructed(answer.value_or(PinAnswer{}));
            present();
        });
    present();
}

void TechnicianController::typeDigit(int digit) {
    if (!atLock_ || view_.checking || wait_.running() || digit < 0 || digit > 9)
        return;
    pin_.reserve(kPinLongest); // one block, so that one place is wiped
    if (pin_.size() < kPinLongest)
        pin_.push_back(static_cast<char>('0' + digit));
    view_.pinDigits = static_cast<int>(pin_.size());
    view_.obstacle = Obstacle::None;
    present();
}

void TechnicianController::eraseDigit() {
    if (view_.checking || pin_.empty())
        return;
    pin_.pop_back();
    view_.pinDigits = static_cast<int>(pin_.size());
    present();
}

void TechnicianController::enterPin() {
    if (!atLock_ || view_.checking || pin_.empty())
        return;
    view_.checking = true;
    checking_ = jobs_.start(
        [services = services_, pin = hal::SecretText(pin_)](std::stop_token stop,
                                                            const hal::OnProgress&) -> hal::Result<Entry> {
            Entry entry{services->tryPin(pin.view())};
            if (entry.pin.verdict == PinVerdict::Right)
                entry.somethingLeft = services->somethingLeftBehind(std::move(stop)).value_or(false);
            return entry;
        },
        [this](const hal::Result<Entry>& entry) { lockAnswered(entry.value_or(Entry{})); });
    hal::wipe(pin_.data(), pin_.size());
    pin_.clear();
    view_.pinDigits = 0;
    present();
}

void TechnicianController::lockAnswered(const Entry& entry) {
    view_.checking = false;
    touched();
    if (entry.pin.verdict != PinVerdict::Right) {
        obstructed(entry.pin);
        Q_EMIT pinRefused(entry.pin.triesLeft);
    } else if (entry.somethingLeft) {
        view_.obstacle = Obstacle::SomethingLeft;
    } else {
        atLock_ = false;
        inside_ = true;
        view_.page = Page::Devices;
        view_.obstacle = Obstacle::None;
        idle_.start(clock_.now(), kInsideIdle);
        Q_EMIT entered();
    }
    present();
}

void TechnicianController::obstructed(const PinAnswer& answer) {
    view_.obstacle = obstacleOf(answer.verdict);
    view_.triesLeft = answer.triesLeft;
    if (answer.wait > hal::Millis{0}) {
        view_.obstacle = Obstacle::Waiting;
        wait_.start(clock_.now(), answer.wait);
    }
}

void TechnicianController::openDevice(const QString& slot) {
    const auto at = indexOf(slot);
    if (!inside() || view_.testing || !at)
        return;
    view_.page = Page::Device;
    view_.device = screens_.devices()->rows()[*at];
    present();
}

void TechnicianController::openPage(Page page) {
    if (!inside() || view_.testing || above(page) != view_.page)
        return;
    view_.page = page;
    view_.exported = Export::None;
    view_.clockSet = ClockSet::None;
    forgetTest();
    view_.ruler = Technician::RulerStep::Print;
    if (page == Page::Machine || page == Page::Clock)
        lookAtMachine();
    present();
}

void TechnicianController::back() {
    const auto up = above(view_.page);
    if (!up)
        return leave();
    testing_.abandon(); // what it would still say has no screen
    if (view_.testing)
        testOver();
    view_.page = *up;
    present();
}

void TechnicianController::leave() {
    checking_.abandon();
    testing_.abandon();
    exporting_.abandon();
    looking_.abandon();
    setting_.abandon();
    hal::wipe(pin_.data(), pin_.size());
    pin_.clear();
    const bool was = std::exchange(inside_, false);
    if (recordsDue_.running())
        keepRecords();
    atLock_ = false;
    TechnicianView fresh;
    fresh.outOfService = view_.outOfService;
    fresh.volumePercent = view_.volumePercent;
    fresh.ready = view_.ready;
    fresh.brokenPart = view_.brokenPart;
    fresh.brokenDetail = view_.brokenDetail;
    view_ = fresh;
    idle_.stop();
    wait_.stop();
    session_.leaveTechnician(); // the screen goes first
    screens_.measurements()->setRows({});
    present();
    if (was)
        Q_EMIT left();
}

void TechnicianController::simulate(const QString& slot, const QString& word) {
    if (!services_)
        return;
    simulating_ = jobs_.start(
        [services = services_, slot = slot.toStdString(), word = word.toStdString()](
            const std::stop_token&, const hal::OnProgress&) { return services->simulate(slot, word); },
        [](const hal::Result<>&) {}); // what it did is seen at the device
}

void TechnicianController::touched() {
    if (idle_.running())
        idle_.start(clock_.now(), inside() ? kInsideIdle : kLockIdle);
}

void TechnicianController::tick() {
    const hal::Monotonic now = clock_.now();
    if (idle_.over(now))
        return leave();
    if (wait_.over(now)) {
        wait_.stop();
        view_.obstacle = Obstacle::None;
    }
    if (recordsDue_.over(now))
        keepRecords();
    present();
}

void TechnicianController::present() {
    const hal::Monotonic now = clock_.now();
    view_.waitSeconds = wait_.secondsLeft(now);
    view_.clockSynchronised = clock_.synchronised();
    screens_.present(view_);
    std::optional<hal::Monotonic> next = idle_.end();
    for (const auto& change : {wait_.nextChange(now), recordsDue_.end()})
        if (change)
            next = next ? std::min(*next, *change) : *change;
    timer_.stop();
    if (next) // rounded up: a tick a moment too early would find nothing to do
        timer_.start(std::max(std::chrono::ceil<hal::Millis>(*next - now), hal::Millis{0}) + hal::Millis{1});
}

} // namespace kiosk
