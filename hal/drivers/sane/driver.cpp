#include "hal/drivers/sane/driver.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "hal/drivers/sane/identity.h"
#include "hal/drivers/sane/scan_pages.h"
#include "hal/drivers/sane/settings.h"

namespace hal::sane {
namespace {

// Between two scans of one visit the device stays open; then it may sleep. Opening costs little (README).
constexpr Millis kIdleClose{60'000};
// How long an answer of the device counts as news; a device that is ill is asked more often, to be well again
// soon.
constexpr Millis kFresh{10'000};
constexpr Millis kFreshWhenIll{1'000};
// After a stop the scanner carries its lamp home first; after trouble a backend has nothing to wait for.
constexpr Millis kCloseAfterStop{20'000};
constexpr Millis kCloseAfterTrouble{3'000};

// Not the device's trouble, so nothing that its status should keep.
bool isOfTheMoment(Fault fault) {
    return fault == Fault::Cancelled || fault == Fault::NoDocument || fault == Fault::Busy ||
           fault == Fault::Unsupported || fault == Fault::TryAgain;
}

bool isForPeopleAtTheDevice(Fault fault) { return fault == Fault::Jam || fault == Fault::CoverOpen; }

TestReport::Measurement size(const char* name, int pixels, Dpi dpi, Millimetres expected) {
    const double mm = pixels / dpi.pixelsPerMm();
    return {name, mm, "mm", std::abs(mm - expected.value) < 0.02 * expected.value};
}

} // namespace

Result<std::unique_ptr<Device>> open(const Uri& uri) {
    if (uri.body.empty())
        return fail(Fault::BadData, "sane: needs a device name, as scanimage -L prints it");
    auto driver = std::make_unique<Driver>(uri.body);
    if (auto connected = driver->connect(); !connected)
        return tl::make_unexpected(connected.error());
    return driver;
}

Driver::Driver(std::string deviceName, const Clock& clock)
    : deviceName_(std::move(deviceName)), clock_(clock) {}

Driver::~Driver() {
    const Use use = Use::wait();
    handle_.reset();
}

Result<> Driver::connect() {
    const auto use = Use::begin();
    if (!use)
        return tl::make_unexpected(use.error());
    return ensureOpen(*use);
}

Identity Driver::identity() const { return identityOf(deviceName_); }

Result<> Driver::ensureOpen(const Use& use) {
    lastUse_ = clock_.now();
    if (handle_ && handle_->alive() && !cancelled_)
        return {};
    // After a cancelled scan sane-airscan refuses the next start until the scanner has acknowledged; closing
    // waits for that, here instead of in the half second that a stop may take.
    if (auto closed = close(use, kCloseAfterStop); !closed)
        return closed;
    cancelled_ = false;
    auto handle = openDevice(use, deviceName_);
    if (!handle) {
        Error error = handle.error();
        if (error.fault == Fault::Io || error.fault == Fault::Unsupported)
            error.fault = faultOfAbsence();
        remember(error.fault);
        return tl::make_unexpected(std::move(error));
    }
    handle_ = *std::move(handle);
    Options options(handle_->get());
    capabilities_ = readCapabilities(options);
    seen_ = true;
    remember(std::nullopt);
    return {};
}

// What hangs here would hang for ever: the host is replaced instead.
Result<> Driver::close(const Use& use, Millis patience) {
    if (stuck_)
        return fail(Fault::Faulty, "the backend is stuck");
    if (!handle_)
        return {};
    auto closed = closeWithin(use, std::move(handle_), patience);
    stuck_ = !closed;
    return closed;
}

// SANE has one word for every reason not to open: what it means depends on where the device stands.
Fault Driver::faultOfAbsence() const {
    if (isNetworked(deviceName_))
        return Fault::Offline;
    return seen_ ? Fault::Unplugged : Fault::Absent;
}

void Driver::remember(std::optional<Fault> fault) {
    if (fault && isOfTheMoment(*fault))
        fault.reset();
    last_.fault = fault;
    last_.health = !fault ? Health::Ok : isForPeopleAtTheDevice(*fault) ? Health::Attention : Health::Fault;
    last_.asOf = clock_.now();
}

Result<Status> Driver::status(Deadline) {
    const auto use = Use::begin();
    if (!use)
        return last_;
    if (handle_ && clock_.now() - lastUse_ > kIdleClose)
        handle_.reset();
    const bool free = usbNode(deviceName_).has_value(); // a look at a file, and the plug was just touched
    if (free || clock_.now() - last_.asOf > (last_.health == Health::Ok ? kFresh : kFreshWhenIll))
        probe(*use);
    return last_;
}

void Driver::probe(const Use& use) {
    if (const auto node = usbNode(deviceName_)) {
        std::error_code ignored;
        remember(std::filesystem::exists(*node, ignored) ? std::nullopt : std::optional(faultOfAbsence()));
        return;
    }
    if (!isNetworked(deviceName_))
        return;
    const auto lastUse = lastUse_; // asking is no use
    handle_.reset();               // an open device would not notice that the other end is gone
    static_cast<void>(ensureOpen(use));
    handle_.reset();
    lastUse_ = lastUse;
}

Result<ScannerCapabilities> Driver::capabilities(Deadline) {
    if (capabilities_)
        return *capabilities_;
    if (auto connected = connect(); !connected)
        return tl::make_unexpected(connected.error());
    return *capabilities_;
}

Result<ScannedPages> Driver::scan(const ScanRequest& request, std::stop_token stop,
                                  const OnProgress& progress) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled, "before the scan");
    if (request.maxPages < 1)
        return fail(Fault::Unsupported, "a scan of no page");
    const auto use = Use::begin();
    if (!use)
        return tl::make_unexpected(use.error());
    if (progress)
        progress({.phase = Phase::Connecting, .done = std::nullopt, .waiting = std::nullopt});

    auto pages = scanOpened(*use, request, stop, progress);
    lastUse_ = clock_.now();
    if (pages) {
        remember(pages->stopped);
        return pages;
    }
    Error error = pages.error();
    cancelled_ = error.fault == Fault::Cancelled;
    if (error.fault == Fault::Io || error.fault == Fault::Faulty) {
        // Trouble on the way, or gone? A new opening tells, and leaves a clean device for the next try.
        if (auto closed = close(*use, kCloseAfterTrouble); !closed)
            return fail(closed.error().fault, error.detail + "; then " + closed.error().detail);
        if (auto opened = ensureOpen(*use); !opened)
            return fail(opened.error().fault, error.detail + "; then " + opened.error().detail);
    }
    remember(error.fault);
    return tl::make_unexpected(std::move(error));
}

Result<ScannedPages> Driver::scanOpened(const Use& use, const ScanRequest& request, std::stop_token stop,
                                        const OnProgress& progress) {
    if (auto opened = ensureOpen(use); !opened)
        return tl::make_unexpected(opened.error());
    if (request.source == ScanSource::CardDuplex &&
        !std::ranges::count(capabilities_->sources, request.source))
        return fail(Fault::Unsupported, "no slot for cards");
    Options options(handle_->get());
    const auto applied = apply(options, request);
    if (!applied)
        return tl::make_unexpected(applied.error());
    return scanPages(handle_->get(), *applied, request, std::move(stop), progress);
}

Result<TestReport> Driver::selfTest(std::stop_token stop) {
    const auto can = capabilities(Deadline::in(Millis{10'000}, clock_));
    if (!can)
        return tl::make_unexpected(can.error());
    ScanRequest request{.mode = ScanMode::Grey};
    request.dpi = can->resolutions.empty() ? Dpi{75} : can->resolutions.front();
    request.area.width = can->maxWidth;
    request.area.height = can->maxHeight;
    const auto begun = clock_.now();
    const auto pages = scan(request, std::move(stop), nullptr);
    if (!pages)
        return tl::make_unexpected(pages.error());

    const Image& page = pages->front();
    const double seconds = std::chrono::duration<double>(clock_.now() - begun).count();
    TestReport report;
    report.measurements = {{"scan_time", seconds, "s", true},
                           size("width", page.width(), *page.dpi(), can->maxWidth),
                           size("height", page.height(), *page.dpi(), can->maxHeight)};
    report.passed = report.measurements[1].passed && report.measurements[2].passed;
    return report;
}

} // namespace hal::sane
