// The copy's services over the real machine.
#include "kiosk/app/machine_services.h"

#include <algorithm>

#include "kiosk/technician/calibration.h"

namespace kiosk {

namespace {

// Sharp enough for the lens on a 32-inch panel, and drawn in a fraction of the printer's time.
constexpr hal::Dpi kScreenDpi{150};
// A device that is in other hands (the status round, an abandoned scan) is free within this.
constexpr hal::Millis kLeaseWait{2'000};
constexpr hal::Millis kAnswerWithin{3'000};

} // namespace

copying::ScanResult<copying::CardScan> MachineServices::scanCard(const copying::CardScan* firstSide,
                                                                 std::stop_token stop,
                                                                 const hal::OnProgress& progress) {
    copying::CardScanRequest request;
    request.templates = &machine_->templates;
    request.firstSide = firstSide;
    request.drawn = drawnByScanner(stop);
    return copying::scanCardSide(*machine_->rig, request, std::move(stop), progress);
}

// Read anew each time: it is a small file, and `banshi test scanner --ruler` writes it while the kiosk runs.
imaging::DrawnScale MachineServices::drawnByScanner(std::stop_token stop) {
    const auto all = loadCalibrations(machine_->state);
    if (!all || all->empty())
        return {};
    hal::DeviceInfo device;
    for (const hal::DeviceInfo& info : machine_->rig->inventory())
        if (info.kind == hal::Kind::Scanner)
            device = info;
    {
        auto scanner = machine_->rig->lease<hal::Scanner>(std::move(stop), kLeaseWait);
        if (!scanner)
            return {};                            // the scan will say what ails it
        device.identity = (*scanner)->identity(); // what is published may be older than the last plug
    }
    const Calibration* calibration = calibrationOf(*all, knownDevice(device));
    return calibration ? drawnScale(*calibration) : imaging::DrawnScale{};
}

hal::Result<bool> MachineServices::readsBothSidesAtOnce(std::stop_token stop) {
    return copying::readsBothSidesAtOnce(*machine_->rig, std::move(stop));
}

copying::ScanResult<copying::BothSides> MachineServices::scanBothSides(std::stop_token stop,
                                                                       const hal::OnProgress& progress) {
    return copying::scanBothSides(*machine_->rig, machine_->templates, std::move(stop), progress);
}

hal::Result<bool> MachineServices::hasFeeder(std::stop_token stop) {
    auto scanner = machine_->rig->lease<hal::Scanner>(std::move(stop), kLeaseWait);
    if (!scanner)
        return tl::make_unexpected(scanner.error());
    const auto able = (*scanner)->capabilities(hal::Deadline::in(kAnswerWithin));
    if (!able)
        return tl::make_unexpected(able.error());
    return std::find(able->sources.begin(), able->sources.end(), hal::ScanSource::Adf) != able->sources.end();
}

hal::Result<copying::DocumentScan> MachineServices::scanDocument(std::stop_token stop,
                                                                 const hal::OnProgress& progress) {
    const auto feeder = hasFeeder(stop);
    if (!feeder)
        return tl::make_unexpected(feeder.error());
    if (*feeder) {
        auto pages = copying::scanDocument(*machine_->rig, hal::ScanSource::Adf, stop, progress);
        if (pages || pages.error().fault != hal::Fault::NoDocument)
            return pages;
    }
    return copying::scanDocument(*machine_->rig, hal::ScanSource::Flatbed, stop, progress,
                                 drawnByScanner(stop));
}

copying::CardScan MachineServices::recut(const copying::CardScan& scan, const imaging::Corners& corners) {
    return copying::recut(scan, corners, machine_->templates);
}

copying::CardScan MachineServices::turnedOver(const copying::CardScan& scan) {
    return copying::turnedOver(scan);
}

hal::Image MachineServices::turned(const hal::Image& page) { return imaging::turned(page); }

hal::Result<hal::Image> MachineServices::cardSheet(const paper::CardPage& page) {
    return paper::cardRaster(page, kScreenDpi);
}

hal::Result<hal::Image> MachineServices::documentSheet(const paper::DocumentPages& pages) {
    auto sheets = paper::documentRaster(pages, kScreenDpi);
    if (!sheets)
        return tl::make_unexpected(sheets.error());
    return std::move(sheets->front());
}

hal::Result<bool> MachineServices::printerHasColour(std::stop_token stop) {
    auto printer = machine_->rig->lease<hal::PagePrinter>(std::move(stop), kLeaseWait);
    if (!printer)
        return tl::make_unexpected(printer.error());
    return (*printer)->capabilities(hal::Deadline::in(kAnswerWithin)).map([](const auto& able) {
        return able.colour;
    });
}

hal::Result<copying::CopyOutcome> MachineServices::printCard(const paper::CardPage& page,
                                                             const copying::PrintRequest& request,
                                                             std::stop_token stop,
                                                             const hal::OnProgress& progress) {
    return copying::printCardCopy(*machine_->rig, *machine_->ledger, page, request, std::move(stop),
                                  progress);
}

hal::Result<copying::CopyOutcome> MachineServices::printDocument(const paper::DocumentPages& pages,
                                                                 const copying::PrintRequest& request,
                                                                 std::stop_token stop,
                                                                 const hal::OnProgress& progress) {
    return copying::printDocumentCopy(*machine_->rig, *machine_->ledger, pages, request, std::move(stop),
                                      progress);
}

hal::Result<bool> MachineServices::somethingLeftBehind(std::stop_token stop) {
    return copying::somethingLeftBehind(*machine_->rig, std::move(stop));
}

} // namespace kiosk
