// What a technician does with one device: tests, the ruler page, and what is written down of it.
#include "kiosk/technician/technician_controller.h"

#include <algorithm>

#include "kiosk/technician/inventory_rows.h"

namespace kiosk {

using Page = Technician::Page;
using Ruler = Technician::RulerStep;

void TechnicianController::forgetTest() {
    view_.rounds = view_.passed = 0;
    view_.lastMs = view_.mostMs = 0;
    view_.testFault.clear();
    view_.testRemedy.clear();
    measured_.reset();
    screens_.measurements()->setRows({});
}

void TechnicianController::beginTest(int rounds) {
    forgetTest();
    view_.testing = true;
    view_.stopping = false;
    view_.roundsWanted = rounds;
    idle_.stop();
}

void TechnicianController::test(int rounds) {
    if (!inside() || view_.page != Page::Test || view_.testing || rounds < 1)
        return;
    beginTest(rounds);
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

void TechnicianController::showReport(const hal::Result<hal::TestReport>& report) {
    view_.testFault = report ? QString() : shownText(hal::toString(report.error().fault));
    view_.testRemedy = report ? QString() : shownText(hal::toString(hal::remedyFor(report.error().fault)));
    screens_.measurements()->setRows(report ? measurementRows(*report) : std::vector<MeasurementRow>());
}

void TechnicianController::roundDone(hal::Monotonic begun, const hal::Result<hal::TestReport>& report) {
    if (!report && report.error().fault == hal::Fault::Cancelled)
        return testOver(); // somebody stopped it: that says nothing of the device
    const std::chrono::duration<double, std::milli> took = clock_.now() - begun;
    view_.lastMs = took.count();
    view_.mostMs = std::max(view_.mostMs, view_.lastMs);
    ++view_.rounds;
    if (report && report->passed)
        ++view_.passed;
    showReport(report);
    writeDownTest();
    if (!view_.stopping && view_.rounds < view_.roundsWanted)
        return nextRound();
    testOver();
}

void TechnicianController::writeDownTest() {
    const auto at = indexOf(view_.device.slot);
    if (!at)
        return;
    const hal::WallTime now = clock_.wall();
    book_.tested(view_.device.slot.toStdString(), {view_.rounds, view_.passed, now});
    InventoryRow row = screens_.devices()->rows()[*at];
    row.rounds = view_.rounds;
    row.passed = view_.passed;
    row.testedAt = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count());
    put(row);
}

void TechnicianController::testOver() {
    view_.testing = view_.stopping = false;
    if (view_.ruler == Ruler::Printing)
        view_.ruler = Ruler::Print;
    if (view_.ruler == Ruler::Measuring)
        view_.ruler = Ruler::Lay;
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

void TechnicianController::printRuler() {
    if (!inside() || view_.page != Page::Ruler || view_.testing)
        return;
    beginTest(1);
    view_.ruler = Ruler::Printing;
    testing_ = jobs_.start(
        [services = services_](std::stop_token stop, const hal::OnProgress&) {
            return services->printRuler(std::move(stop));
        },
        [this](const hal::Result<hal::TestReport>& report) {
            if (report)
                view_.ruler = Ruler::Lay;
            else if (report.error().fault != hal::Fault::Cancelled)
                showReport(report);
            testOver();
        });
    present();
}

void TechnicianController::layRuler() {
    if (!inside() || view_.page != Page::Ruler || view_.testing)
        return;
    forgetTest();
    view_.ruler = Ruler::Lay;
    present();
}

void TechnicianController::measureRuler() {
    if (!inside() || view_.page != Page::Ruler || view_.testing)
        return;
    beginTest(1);
    view_.ruler = Ruler::Measuring;
    testing_ =
        jobs_.start([services = services_, slot = view_.device.slot.toStdString()](
                        std::stop_token stop,
                        const hal::OnProgress&) { return services->measureRuler(slot, std::move(stop)); },
                    [this](const hal::Result<RulerMeasured>& measured) { rulerMeasured(measured); });
    present();
}

void TechnicianController::rulerMeasured(const hal::Result<RulerMeasured>& measured) {
    if (measured || measured.error().fault != hal::Fault::Cancelled) {
        view_.rounds = 1;
        view_.passed = measured && measured->report.passed ? 1 : 0;
        showReport(measured.map([](const RulerMeasured& made) { return made.report; }));
    }
    if (measured) {
        view_.ruler = Ruler::Measured;
        if (measured->report.passed)
            measured_ = measured->calibration;
    }
    testOver();
}

void TechnicianController::keepRuler() {
    if (!inside() || view_.ruler != Ruler::Measured || !measured_)
        return;
    view_.ruler = Ruler::Keeping;
    setting_ = jobs_.start(
        [services = services_, calibration = *measured_](const std::stop_token&, const hal::OnProgress&) {
            return services->keepCalibration(calibration);
        },
        [this](const hal::Result<>& kept) {
            if (view_.ruler != Ruler::Keeping)
                return; // somebody went on
            view_.ruler = kept ? Ruler::Kept : Ruler::Measured;
            view_.testFault = kept ? QString() : shownText(hal::toString(kept.error().fault));
            present();
        });
    present();
}

void TechnicianController::noteIn(const hal::DeviceInfo& device) {
    if (book_.note(device))
        recordsChanged();
}

// Counted often, written seldom: a disk need not know each page within the second.
void TechnicianController::recordsChanged() {
    if (!recordsDue_.running())
        recordsDue_.start(clock_.now(), kRecordsEvery);
}

void TechnicianController::keepRecords() {
    recordsDue_.stop();
    if (!services_ || writing_.running())
        return recordsChanged();
    writing_ = jobs_.start(
        [services = services_, records = book_.all()](const std::stop_token&, const hal::OnProgress&) {
            return services->keepRecords(records);
        },
        [](const hal::Result<>&) {}); // a disk that is full is told elsewhere
}

} // namespace kiosk
