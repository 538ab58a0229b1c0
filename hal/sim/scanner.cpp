#include "hal/sim/scanner.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>

#include "hal/picture/picture.h"
#include "hal/scanner.h"
#include "hal/sim/glass.h"
#include "hal/sim/machine.h"
#include "hal/sim/opened.h"
#include "hal/sim/resident.h"

namespace hal::sim {
namespace {

// A mid-range flatbed: the lamp settles, then the carriage takes 4 s for A4 at 300 dpi.
constexpr Millis kWarming{700};
constexpr Millis kPageAt300{4000};
constexpr Millis kFastestPage{800};
// Nobody copies at so low a resolution: somebody looks whether the glass is empty.
constexpr Dpi kLookUpTo{100};

Result<Image> readPicture(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(Fault::Storage, "a picture of the simulator cannot be read");
    const Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    return decodePicture(bytes);
}

// "scale_x=1.006": a tenth more or less is what no scanner is off by.
Result<double> scaleOf(const Uri& uri, const char* axis) {
    const auto text = uri.option(axis);
    if (!text)
        return 1;
    char* end = nullptr;
    const double scale = std::strtod(text->c_str(), &end);
    if (text->empty() || *end != 0 || !(scale >= 0.9 && scale <= 1.1))
        return fail(Fault::BadData, std::string("sim: ") + axis + " is 0.9 to 1.1");
    return scale;
}

Result<Drawn> drawnOf(const Uri& uri) {
    const auto x = scaleOf(uri, "scale_x"), y = scaleOf(uri, "scale_y");
    if (!x || !y)
        return tl::make_unexpected((x ? y : x).error());
    return Drawn{*x, *y};
}

class SimScanner : public Scanner, public Controllable {
public:
    explicit SimScanner(const Uri& uri)
        : machine_(uri, Machine::Mendable::Fails), resident_(uri), drawn_(drawnOf(uri).value_or(Drawn{})),
          takesCards_(uri.option("card_duplex") == "1") {}

    Identity identity() const override { return {"Banshi", "Simulated scanner", "SIM-SCANNER", "1"}; }
    Result<Status> status(Deadline) override { return machine_.status(); }

    Result<ScannerCapabilities> capabilities(Deadline) override {
        ScannerCapabilities can;
        can.sources = {ScanSource::Flatbed, ScanSource::Adf, ScanSource::AdfDuplex};
        if (takesCards_)
            can.sources.push_back(ScanSource::CardDuplex);
        can.resolutions = {Dpi{75}, Dpi{150}, Dpi{300}, Dpi{600}};
        return can;
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        if (auto done = machine_.work({Phase::Working, Millis{1500}}, stop, {}); !done)
            return tl::make_unexpected(done.error());
        return TestReport{.passed = true, .measurements = {{"lamp", 100, "percent", true}}};
    }

    Result<> control(std::string_view command) override {
        auto heard = machine_.control(command);
        if (heard || heard.error().fault != Fault::Unsupported)
            return heard;
        const std::lock_guard lock(mutex_);
        return resident_.control(command);
    }

    Result<ScannedPages> scan(const ScanRequest& request, std::stop_token stop,
                              const OnProgress& progress) override {
        if (auto warm = machine_.work({Phase::Warming, kWarming, 0, 0}, stop, progress); !warm)
            return tl::make_unexpected(warm.error());
        if (request.source == ScanSource::CardDuplex && !takesCards_)
            return fail(Fault::Unsupported, "has no slot for cards");
        auto pages = request.source == ScanSource::Flatbed      ? scanGlass(request, stop, progress)
                     : request.source == ScanSource::CardDuplex ? scanCard(request, stop, progress)
                                                                : scanFeeder(request, stop, progress);
        if (pages && machine_.trouble() == Trouble::Empty)
            return ScannedPages{};
        return pages;
    }

private:
    Result<ScannedPages> scanGlass(const ScanRequest& request, const std::stop_token& stop,
                                   const OnProgress& progress) {
        const bool look = request.dpi <= kLookUpTo;
        std::string file;
        {
            const std::lock_guard lock(mutex_);
            file = look ? resident_.toLookAt() : resident_.toScan();
        }
        auto page = scanOne(file, request, {0, 1}, stop, progress);
        if (!page)
            return tl::make_unexpected(page.error());
        const std::lock_guard lock(mutex_);
        look ? resident_.glassWasLookedAt() : resident_.glassWasScanned();
        return ScannedPages{*std::move(page)};
    }

    Result<ScannedPages> scanFeeder(const ScanRequest& request, const std::stop_token& stop,
                                    const OnProgress& progress) {
        std::vector<std::string> stack;
        {
            const std::lock_guard lock(mutex_);
            stack = resident_.inFeeder();
            if (stack.empty())
                resident_.feederWasSeenEmpty();
        }
        if (stack.empty())
            return fail(Fault::NoDocument);
        const std::size_t wanted = static_cast<std::size_t>(std::max(1, request.maxPages));
        const std::size_t count = std::min(wanted, stack.size());
        ScannedPages pages;
        for (std::size_t i = 0; i < count; ++i) {
            const double n = static_cast<double>(count), at = static_cast<double>(i);
            auto page = scanOne(stack[i], request, {at / n, (at + 1) / n}, stop, progress);
            if (!page && !pages.empty() && stopsFeeder(page.error().fault)) {
                pages.stopped = page.error().fault;
                break;
            }
            if (!page)
                return tl::make_unexpected(page.error());
            pages.push_back(*std::move(page));
        }
        const std::lock_guard lock(mutex_);
        resident_.feederWasScanned(pages.size(), wanted > count && !pages.stopped);
        return pages;
    }

    static bool stopsFeeder(Fault fault) { return fault == Fault::Jam || fault == Fault::CoverOpen; }

    // The card passes two rows of sensors at once, and comes out again.
    Result<ScannedPages> scanCard(const ScanRequest& request, const std::stop_token& stop,
                                  const OnProgress& progress) {
        std::pair<std::string, std::string> card;
        {
            const std::lock_guard lock(mutex_);
            card = resident_.inCardSlot();
        }
        if (card.first.empty())
            return fail(Fault::NoDocument);
        auto front = scanOne(card.first, request, {0, 1}, stop, progress);
        if (!front)
            return tl::make_unexpected(front.error());
        auto back = pictureOf(card.second);
        if (!back)
            return tl::make_unexpected(back.error());
        return ScannedPages{*std::move(front), seenThroughGlass(*back, request, drawn_)};
    }

    static Result<Image> pictureOf(const std::string& file) {
        return file.empty() ? Image{} : readPicture(file);
    }

    struct Share {
        double from, to;
    };
    Result<Image> scanOne(const std::string& file, const ScanRequest& request, Share share,
                          const std::stop_token& stop, const OnProgress& progress) {
        auto picture = pictureOf(file);
        if (!picture)
            return picture;
        const double slower = request.dpi.value / 300 * request.area.height.value / kA4Height.value;
        const Millis span = std::max(
            kFastestPage, Millis{static_cast<long>(static_cast<double>(kPageAt300.count()) * slower)});
        if (auto moved = machine_.work({Phase::Working, span, share.from, share.to}, stop, progress); !moved)
            return tl::make_unexpected(moved.error());
        if (machine_.trouble() != Trouble::WrongSize)
            return seenThroughGlass(*picture, request, drawn_);
        ScanRequest other = request;
        other.area.height = {request.area.height.value / 3};
        return seenThroughGlass(*picture, other, drawn_);
    }

    Machine machine_;
    std::mutex mutex_; // guards resident_
    Resident resident_;
    const Drawn drawn_;
    const bool takesCards_;
};

} // namespace

Result<std::unique_ptr<Device>> openScanner(const Uri& uri) {
    if (const auto drawn = drawnOf(uri); !drawn)
        return tl::make_unexpected(drawn.error());
    return opened<SimScanner>(uri, "scanner");
}

} // namespace hal::sim
