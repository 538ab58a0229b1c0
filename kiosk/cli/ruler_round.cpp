#include "kiosk/cli/ruler_round.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hal/base/time_text.h"
#include "hal/rig/live_camera.h"
#include "services/copying/copying.h"
#include "services/copying/glass.h"
#include "services/imaging/ruler.h"
#include "services/paper/ruler_page.h"

namespace kiosk::cli {
namespace {

using Report = hal::Result<hal::TestReport>;

constexpr hal::Millis kFree{10'000};
constexpr hal::Millis kStill{15'000};
constexpr hal::Dpi kDpi{300};
constexpr double kMostUneven = 2; // percent between the axes of a camera that looks straight down

imaging::RulerDots dots() {
    imaging::RulerDots ruler;
    for (const paper::DotMm& dot : paper::rulerDots())
        ruler.dots.push_back({dot.x, dot.y});
    ruler.corner = {paper::rulerCornerDot().x, paper::rulerCornerDot().y};
    return ruler;
}

Report reportOf(std::vector<hal::TestReport::Measurement> measurements) {
    const bool passed = std::ranges::all_of(measurements, &hal::TestReport::Measurement::passed);
    return hal::TestReport{.passed = passed, .measurements = std::move(measurements)};
}

// Along the device's own axes: a sheet that lies on its side measures them the other way round.
struct Axes {
    double x, y;
};
Axes axesOf(const imaging::RulerScale& scale) {
    const bool onItsSide = std::abs(std::sin(scale.turnedDegrees * std::numbers::pi / 180)) > 0.7;
    return onItsSide ? Axes{scale.y, scale.x} : Axes{scale.x, scale.y};
}

// Its device is filled in when the rig has published what it is.
Calibration calibrationFrom(const hal::Image& picture, Axes scale, std::optional<double> dpi) {
    return {.device = {},
            .x = scale.x,
            .y = scale.y,
            .dpi = dpi,
            .width = picture.width(),
            .height = picture.height(),
            .measured = hal::rfc3339(hal::systemClock().wall()),
            .ruler = paper::kRulerName};
}

Report print(hal::Rig& rig, ledger::Ledger* ledger, const std::stop_token& stop) {
    if (!ledger)
        return hal::fail(hal::Fault::Storage, "no ledger");
    const auto outcome = copying::printRulerPage(rig, *ledger, stop, {});
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!outcome->recorded)
        return hal::fail(hal::Fault::Storage, "printed, but the ledger could not note what became of it");
    return reportOf(
        {{"sheets", static_cast<double>(outcome->sheets), "", outcome->proof == hal::Proof::Printer}});
}

Report scan(hal::Rig& rig, double mostError, std::optional<Calibration>& measured,
            const std::stop_token& stop) {
    // As the scanner draws it: this is what a calibration is measured on.
    const auto pages = copying::lookAtGlass(rig, {.mode = hal::ScanMode::Grey, .dpi = kDpi}, stop, {});
    if (!pages)
        return tl::make_unexpected(pages.error());
    const hal::Image& page = pages->front();
    const auto scale = imaging::measureRuler(page, dots());
    if (!scale)
        return tl::make_unexpected(scale.error());
    measured = calibrationFrom(page, axesOf(*scale), page.dpi()->value);
    const imaging::DrawnScale drawn = drawnScale(*measured);
    const double x = (drawn.x - 1) * 100, y = (drawn.y - 1) * 100;
    return reportOf({{"scale_x", x, "percent", std::abs(x) <= mostError},
                     {"scale_y", y, "percent", std::abs(y) <= mostError},
                     {"turned", scale->turnedDegrees, "degrees", true},
                     {"residual", scale->residual, "mm", true}});
}

Report look(hal::Rig& rig, std::optional<Calibration>& measured, const std::stop_token& stop) {
    const auto camera = hal::LiveCamera::start(rig, stop, kFree);
    if (!camera)
        return tl::make_unexpected(camera.error());
    const auto still = (*camera)->hub().still(stop, kStill);
    if (!still)
        return tl::make_unexpected(still.error());
    const auto scale = imaging::measureRuler(*still, dots());
    if (!scale)
        return tl::make_unexpected(scale.error());
    measured = calibrationFrom(*still, axesOf(*scale), std::nullopt);
    const bool even = std::abs(measured->x / measured->y - 1) * 100 <= kMostUneven;
    return reportOf({{"scale_x", measured->x, "px/mm", even},
                     {"scale_y", measured->y, "px/mm", even},
                     {"turned", scale->turnedDegrees, "degrees", true},
                     {"residual", scale->residual, "mm", true}});
}

} // namespace

RulerRound rulerRound(const hal::SlotConfig& slot, hal::Rig& rig, ledger::Ledger* ledger, double mostError,
                      const std::stop_token& stop) {
    RulerRound made;
    made.round = timed([&]() -> Report {
        switch (slot.kind) {
        case hal::Kind::PagePrinter:
            return print(rig, ledger, stop);
        case hal::Kind::Scanner:
            return scan(rig, mostError, made.measured, stop);
        case hal::Kind::Camera:
            return look(rig, made.measured, stop);
        default:
            return hal::fail(hal::Fault::Unsupported, "it knows no ruler page");
        }
    });
    const auto devices = rig.inventory();
    const auto device = std::ranges::find(devices, slot.name, &hal::DeviceInfo::slot);
    if (made.measured && device != devices.end())
        made.measured->device = knownDevice(*device);
    return made;
}

} // namespace kiosk::cli
