#include "kiosk/cli/ruler_round.h"

#include <algorithm>
#include <cmath>

#include "hal/rig/live_camera.h"
#include "services/copying/glass.h"
#include "services/imaging/ruler.h"
#include "services/paper/ruler_page.h"

namespace kiosk::cli {
namespace {

using Report = hal::Result<hal::TestReport>;

constexpr hal::Millis kFree{10'000};
constexpr hal::Millis kStill{15'000};
constexpr hal::Dpi kDpi{300};
constexpr double kMostError = 0.5; // percent: a card is then 0.4 mm too long, which the eye does not see
constexpr double kMostUneven = 2;  // percent between the axes of a camera that looks straight down

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

hal::Result<hal::Document> pageFor(hal::PagePrinter& printer) {
    const auto can = printer.capabilities(hal::Deadline::in(kFree));
    if (!can)
        return tl::make_unexpected(can.error());
    if (std::ranges::find(can->formats, hal::DocumentFormat::Pdf) != can->formats.end()) {
        auto pdf = paper::rulerPdf();
        return pdf ? hal::Result<hal::Document>(*std::move(pdf)) : tl::make_unexpected(pdf.error());
    }
    auto sheet = paper::rulerRaster(can->resolution);
    if (!sheet)
        return tl::make_unexpected(sheet.error());
    return hal::RasterDocument{{*std::move(sheet)}};
}

Report print(hal::Rig& rig, const std::stop_token& stop) {
    auto printer = rig.lease<hal::PagePrinter>(stop, kFree);
    if (!printer)
        return tl::make_unexpected(printer.error());
    const auto page = pageFor(**printer);
    if (!page)
        return tl::make_unexpected(page.error());
    const auto outcome = (*printer)->print(*page, {.copies = 1, .mono = true}, stop, {});
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    return reportOf({{"sheets", static_cast<double>(outcome->sheets), "", true}});
}

Report scan(hal::Rig& rig, const std::stop_token& stop) {
    const auto pages = copying::lookAtGlass(rig, {.mode = hal::ScanMode::Grey, .dpi = kDpi}, stop, {});
    if (!pages)
        return tl::make_unexpected(pages.error());
    const hal::Image& page = pages->front();
    const auto scale = imaging::measureRuler(page, dots());
    if (!scale)
        return tl::make_unexpected(scale.error());
    const auto error = [&](double pixelsPerMm) {
        return (pixelsPerMm / page.dpi()->pixelsPerMm() - 1) * 100;
    };
    const double x = error(scale->x), y = error(scale->y);
    return reportOf({{"scale_x", x, "percent", std::abs(x) <= kMostError},
                     {"scale_y", y, "percent", std::abs(y) <= kMostError},
                     {"turned", scale->turnedDegrees, "degrees", true},
                     {"residual", scale->residual, "mm", true}});
}

Report look(hal::Rig& rig, const std::stop_token& stop) {
    const auto camera = hal::LiveCamera::start(rig, stop, kFree);
    if (!camera)
        return tl::make_unexpected(camera.error());
    const auto still = (*camera)->hub().still(stop, kStill);
    if (!still)
        return tl::make_unexpected(still.error());
    const auto scale = imaging::measureRuler(*still, dots());
    if (!scale)
        return tl::make_unexpected(scale.error());
    const bool even = std::abs(scale->x / scale->y - 1) * 100 <= kMostUneven;
    return reportOf({{"scale_x", scale->x, "px/mm", even},
                     {"scale_y", scale->y, "px/mm", even},
                     {"turned", scale->turnedDegrees, "degrees", true},
                     {"residual", scale->residual, "mm", true}});
}

} // namespace

Round rulerRound(hal::Kind kind, hal::Rig& rig, const std::stop_token& stop) {
    const auto begun = std::chrono::steady_clock::now();
    Round round{.report = kind == hal::Kind::PagePrinter ? print(rig, stop)
                          : kind == hal::Kind::Scanner   ? scan(rig, stop)
                          : kind == hal::Kind::Camera
                              ? look(rig, stop)
                              : Report(hal::fail(hal::Fault::Unsupported, "it knows no ruler page"))};
    round.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    return round;
}

} // namespace kiosk::cli
