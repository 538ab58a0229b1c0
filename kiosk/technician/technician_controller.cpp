#include "kiosk/technician/technician_controller.h"

#include <algorithm>

#include "kiosk/technician/inventory_rows.h"

namespace kiosk {

namespace {

using Page = Technician::Page;
using Obstacle = Technician::Obstacle;
using Export = Technician::Export;

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
    std::ranges::transform(devices, std::back_inserter(rows), inventoryRow);
    screens_.devices()->setRows(std::move(rows));
}

void TechnicianController::deviceChanged(const hal::DeviceInfo& device) { put(inventoryRow(device)); }

std::optional<std::size_t> TechnicianController::indexOf(const QString& slot) const {
    const auto& rows = screens_.devices()->rows();
    const auto found = std::ranges::find(rows, slot, &InventoryRow::slot);
    return found == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rows.begin()));
}

void TechnicianController::put(InventoryRow row) {
    const auto at = indexOf(row.slot);
    if (!at)
        return;
    const InventoryRow& before = screens_.devices()->rows()[*at];
    row.rounds = before.rounds;
    row.passed = before.passed;
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
    if (!inside() || !at)
        return;
    view_.page = Page::Device;
    view_.device = screens_.devices()->rows()[*at];
    view_.testFault.clear();
    view_.testRemedy.clear();
    view_.lastMs = view_.mostMs = 0;
    screens_.measurements()->setRows({});
    present();
}

void TechnicianController::openPage(Page page) {
    const bool known = page == Page::Machine || page == Page::Colours || page == Page::Touch ||
                       (page == Page::Test && view_.page == Page::Device);
    if (!inside() || view_.testing || !known)
        return;
    view_.page = page;
    view_.exported = Export::None;
    present();
}

void TechnicianController::test(int rounds) {
    if (!inside() || view_.page != Page::Test || view_.testing || rounds < 1)
        return;
    view_.testing = true;
    view_.stopping = false;
    view_.roundsWanted = rounds;
    view_.lastMs = view_.mostMs = 0;
    view_.device.rounds = view_.device.passed = 0;
    idle_.stop();
    nextRound();
}

void TechnicianController::nextRound() {
    testing_ = jobs_.start(
        [services = services_, slot = view_.device.slot.toStdString()](
            std::stop_token stop, const hal::OnProgress&) { return services->test(slot, std::move(stop)); },
        [this, begun = clock_.now()](const hal::Result<hal::TestReport>& report) {
            roundDone(begun, report);
        });
    present();
}

void TechnicianController::roundDone(hal::Monotonic begun, const hal::Result<hal::TestReport>& report) {
    if (!report && report.error().fault == hal::Fault::Cancelled)
        return testOver(); // somebody stopped it: that says nothing of the device
    const std::chrono::duration<double, std::milli> took = clock_.now() - begun;
    view_.lastMs = took.count();
    view_.mostMs = std::max(view_.mostMs, view_.lastMs);
    ++view_.device.rounds;
    if (report && report->passed)
        ++view_.device.passed;
    view_.testFault = report ? QString() : shownText(hal::toString(report.error().fault));
    view_.testRemedy = report ? QString() : shownText(hal::toString(hal::remedyFor(report.error().fault)));
    screens_.measurements()->setRows(report ? measurementRows(*report) : std::vector<MeasurementRow>());
    if (const auto at = indexOf(view_.device.slot)) {
        InventoryRow row = screens_.devices()->rows()[*at];
        row.rounds = view_.device.rounds;
        row.passed = view_.device.passed;
        screens_.devices()->replace(*at, row);
    }
    if (!view_.stopping && view_.device.rounds < view_.roundsWanted)
        return nextRound();
    testOver();
}

void TechnicianController::testOver() {
    view_.testing = view_.stopping = false;
    idle_.start(clock_.now(), kInsideIdle);
    present();
}

void TechnicianController::stopTest() {
    if (!view_.testing)
        return;
    view_.stopping = true;
    testing_.requestStop();
    present();
}

void TechnicianController::switchOutOfService(bool off) {
    if (inside())
        switchFromOutside(off);
}

void TechnicianController::switchFromOutside(bool off) {
    TechnicianSettings wanted = settings_;
    wanted.outOfService = off;
    view_.outOfService = off;
    session_.setSwitchedOff(off);
    Q_EMIT switched(off);
    keep(wanted);
}

void TechnicianController::setVolume(int percent) {
    if (!inside())
        return;
    TechnicianSettings wanted = settings_;
    wanted.volumePercent = view_.volumePercent = std::clamp(percent, 0, 100);
    Q_EMIT volumeChanged(view_.volumePercent);
    keep(wanted);
}

void TechnicianController::keep(const TechnicianSettings& settings) {
    settings_ = settings;
    if (!keeping_.running()) // one at a time: the last one wins
        keeping_ = jobs_.start(
            [services = services_, settings](const std::stop_token&, const hal::OnProgress&) {
                return services->keep(settings);
            },
            [this, settings](const hal::Result<>&) {
                if (settings != settings_)
                    keep(settings_);
            });
    present();
}

void TechnicianController::playSound() {
    if (inside())
        Q_EMIT soundWanted();
}

void TechnicianController::exportReport() {
    if (!inside() || view_.exported == Export::Writing)
        return;
    view_.exported = Export::Writing;
    idle_.stop();
    exporting_ = jobs_.start(
        [services = services_](std::stop_token stop, const hal::OnProgress&) {
            return services->exportReport(std::move(stop));
        },
        [this](const hal::Result<std::string>& folder) {
            view_.exported = folder                                       ? Export::Done
                             : folder.error().fault == hal::Fault::Absent ? Export::NoStick
                                                                          : Export::Failed;
            view_.exportFolder = folder ? QString::fromStdString(*folder) : QString();
            idle_.start(clock_.now(), kInsideIdle);
            present();
        });
    present();
}

void TechnicianController::back() {
    switch (view_.page) {
    case Page::Lock:
    case Page::Devices:
        return leave();
    case Page::Test:
        testing_.abandon(); // what it would still say has no screen
        if (view_.testing)
            testOver();
        view_.page = Page::Device;
        break;
    case Page::Device:
    case Page::Machine:
        view_.page = Page::Devices;
        break;
    case Page::Colours:
    case Page::Touch:
        view_.page = Page::Machine;
        break;
    }
    present();
}

void TechnicianController::leave() {
    checking_.abandon();
    testing_.abandon();
    exporting_.abandon();
    hal::wipe(pin_.data(), pin_.size());
    pin_.clear();
    const bool was = std::exchange(inside_, false);
    atLock_ = false;
    TechnicianView fresh;
    fresh.outOfService = view_.outOfService;
    fresh.volumePercent = view_.volumePercent;
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
    present();
}

void TechnicianController::present() {
    const hal::Monotonic now = clock_.now();
    view_.waitSeconds = wait_.secondsLeft(now);
    view_.clockSynchronised = clock_.synchronised();
    screens_.present(view_);
    std::optional<hal::Monotonic> next = idle_.end();
    if (const auto change = wait_.nextChange(now))
        next = next ? std::min(*next, *change) : *change;
    timer_.stop();
    if (next) // rounded up: a tick a moment too early would find nothing to do
        timer_.start(std::max(std::chrono::ceil<hal::Millis>(*next - now), hal::Millis{0}) + hal::Millis{1});
}

} // namespace kiosk
