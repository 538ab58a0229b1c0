#include "hal/rig/published.h"

#include <algorithm>
#include <cmath>

namespace hal::detail {
namespace {

template <class T>
Result<T> tell(Slot& slot, Result<T> outcome, std::uint64_t pieces = 0) {
    slot.learnDone(outcome ? pieces : 0);
    slot.learnOutcome(outcome ? std::nullopt : std::optional(outcome.error()));
    return outcome;
}

// A page of a size that nobody asked for is not this glass's picture. Devices round to their own steps, and a
// feeder's sheet ends where it ends: only the glass is held to its size, and not to the millimetre.
Result<> plausible(const std::vector<Image>& pages, const ScanRequest& request) {
    constexpr Millimetres kSlack{20};
    if (pages.empty())
        return fail(Fault::BadData, "the scanner returned nothing");
    for (const Image& page : pages) {
        if (page.empty() || !page.dpi() || !(page.dpi()->value > 0))
            return fail(Fault::BadData, "the scanner returned an empty page");
        const double width = page.width() / page.dpi()->pixelsPerMm();
        const double height = page.height() / page.dpi()->pixelsPerMm();
        if (request.source == ScanSource::Flatbed &&
            (std::abs(width - request.area.width.value) > kSlack.value ||
             std::abs(height - request.area.height.value) > kSlack.value))
            return fail(Fault::BadData, "the scanner returned a page of another size");
    }
    return {};
}

// A page without a resolution would be scaled by whoever guesses it.
bool isA4(const Image& page) {
    if (!page.dpi() || !(page.dpi()->value > 0))
        return false;
    const double perMm = page.dpi()->pixelsPerMm();
    return sameSize({{page.width() / perMm}, {page.height() / perMm}}, kA4);
}

OnProgress telling(Slot& slot, const OnProgress& progress) {
    return [&slot, &progress](const Progress& now) {
        slot.learnWaiting(now.waiting);
        if (progress)
            progress(now);
    };
}

// What all kinds have in common.
template <class D>
class Published : public D {
public:
    Published(std::shared_ptr<Device> device, Slot& slot)
        : held_(std::move(device)), device_(static_cast<D&>(*held_)), slot_(slot) {}

    Identity identity() const final { return device_.identity(); }

    Result<Status> status(Deadline deadline) final {
        auto answer = device_.status(deadline);
        slot_.learnStatus(answer);
        return answer;
    }

    Result<TestReport> selfTest(std::stop_token stop) final { return tell(slot_, device_.selfTest(stop)); }

private:
    std::shared_ptr<Device> held_;

protected:
    D& device_;
    Slot& slot_;
};

class PublishedScanner final : public Published<Scanner> {
public:
    using Published::Published;
    Result<ScannerCapabilities> capabilities(Deadline deadline) override {
        return tell(slot_, device_.capabilities(deadline));
    }
    Result<ScannedPages> scan(const ScanRequest& request, std::stop_token stop,
                              const OnProgress& progress) override {
        auto pages = device_.scan(request, stop, telling(slot_, progress));
        if (pages)
            if (auto fine = plausible(*pages, request); !fine)
                pages = tl::make_unexpected(fine.error());
        slot_.learnDone(pages ? pages->size() : 0);
        if (pages && pages->stopped)
            slot_.learnOutcome(Error{*pages->stopped, "in the middle of a stack"});
        else
            slot_.learnOutcome(pages ? std::nullopt : std::optional(pages.error()));
        return pages;
    }
};

class PublishedPrinter final : public Published<PagePrinter> {
public:
    using Published::Published;
    Result<PrinterCapabilities> capabilities(Deadline deadline) override {
        return tell(slot_, device_.capabilities(deadline));
    }
    Result<PrintOutcome> print(const Document& document, const PrintOptions& options, std::stop_token stop,
                               const OnProgress& progress) override {
        if (const auto* raster = std::get_if<RasterDocument>(&document);
            raster && !std::ranges::all_of(raster->pages, isA4))
            return fail(Fault::Unsupported, "a page that is not A4");
        auto outcome = device_.print(document, options, stop, telling(slot_, progress));
        const auto sheets = outcome ? static_cast<std::uint64_t>(std::max(outcome->sheets, 0)) : 0;
        return tell(slot_, std::move(outcome), sheets);
    }
};

class PublishedReader final : public Published<IdReader> {
public:
    using Published::Published;
    Result<bool> cardLies(Deadline deadline) override { return tell(slot_, device_.cardLies(deadline)); }
    Result<IdCard> read(std::stop_token stop) override { return tell(slot_, device_.read(stop), 1); }
};

class PublishedSmartCardReader final : public Published<SmartCardReader> {
public:
    using Published::Published;
    Result<bool> cardLies(Deadline deadline) override { return tell(slot_, device_.cardLies(deadline)); }
    Result<SocialSecurityCard> read(std::stop_token stop) override {
        return tell(slot_, device_.read(stop), 1);
    }
};

class PublishedAuxiliary final : public Published<Auxiliary> {
public:
    using Published::Published;
    Result<> guide(std::optional<Kind> slot) override { return tell(slot_, device_.guide(slot)); }
};

class PublishedReceiptPrinter final : public Published<ReceiptPrinter> {
public:
    using Published::Published;
    Result<ReceiptOutcome> print(const Receipt& receipt, std::stop_token stop,
                                 const OnProgress& progress) override {
        return tell(slot_, device_.print(receipt, stop, telling(slot_, progress)), 1);
    }
};

class PublishedCodeScanner final : public Published<CodeScanner> {
public:
    using Published::Published;
    Result<Code> read(Millis patience, std::stop_token stop, const OnProgress& progress) override {
        return tell(slot_, device_.read(patience, stop, telling(slot_, progress)), 1);
    }
};

class PublishedCamera final : public Published<Camera> {
public:
    using Published::Published;
    Result<CameraCapabilities> capabilities(Deadline deadline) override {
        return tell(slot_, device_.capabilities(deadline));
    }
    Error stream(FrameSink& sink, std::stop_token stop) override {
        FirstFrame told(slot_, sink);
        Error ended = device_.stream(told, std::move(stop));
        slot_.learnOutcome(ended);
        return ended;
    }

private:
    // A frame that came is the proof that the camera works.
    class FirstFrame final : public FrameSink {
    public:
        FirstFrame(Slot& slot, FrameSink& sink) : slot_(slot), sink_(sink) {}
        Wish wish() override { return sink_.wish(); }
        void takeStill(Image still) override {
            slot_.learnDone(1);
            sink_.takeStill(std::move(still));
        }
        void take(Image frame) override {
            if (!std::exchange(told_, true))
                slot_.learnOutcome(std::nullopt);
            sink_.take(std::move(frame));
        }

    private:
        Slot& slot_;
        FrameSink& sink_;
        bool told_ = false;
    };
};

} // namespace

std::unique_ptr<Device> published(std::shared_ptr<Device> device, Slot& slot) {
    switch (device->kind()) {
    case Kind::Scanner:
        return std::make_unique<PublishedScanner>(std::move(device), slot);
    case Kind::PagePrinter:
        return std::make_unique<PublishedPrinter>(std::move(device), slot);
    case Kind::IdReader:
        return std::make_unique<PublishedReader>(std::move(device), slot);
    case Kind::ReceiptPrinter:
        return std::make_unique<PublishedReceiptPrinter>(std::move(device), slot);
    case Kind::CodeScanner:
        return std::make_unique<PublishedCodeScanner>(std::move(device), slot);
    case Kind::SmartCardReader:
        return std::make_unique<PublishedSmartCardReader>(std::move(device), slot);
    case Kind::Auxiliary:
        return std::make_unique<PublishedAuxiliary>(std::move(device), slot);
    case Kind::Camera:
        return std::make_unique<PublishedCamera>(std::move(device), slot);
    }
    return nullptr;
}

} // namespace hal::detail
