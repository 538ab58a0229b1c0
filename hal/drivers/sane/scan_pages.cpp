#include "hal/drivers/sane/scan_pages.h"

#include <array>
#include <cmath>

#include "hal/drivers/sane/page.h"
#include "hal/drivers/sane/status.h"
#include "hal/port/call_log.h"

namespace hal::sane {
namespace {

// A flatbed announces its length truly; what stays this much shorter is a cut picture.
constexpr double kLeastOfFlatbed = 0.98;
// A backend may say "nothing yet" now and then; for ever it is broken.
constexpr int kMaxEmptyReads = 10'000;

class PageRun {
public:
    PageRun(SANE_Handle handle, const Applied& applied, const ScanRequest& request, std::stop_token stop,
            const OnProgress& progress)
        : handle_(handle), applied_(applied), request_(request), stop_(std::move(stop)), progress_(progress) {
    }

    Result<Image> page() {
        auto assembler = firstFrame();
        if (!assembler)
            return tl::make_unexpected(assembler.error());
        for (;;) {
            if (auto read = readFrame(*assembler); !read)
                return tl::make_unexpected(read.error());
            if (parameters_.last_frame)
                break;
            if (auto next = nextFrame(*assembler); !next)
                return tl::make_unexpected(next.error());
        }
        return finish(*std::move(assembler));
    }

private:
    // The length of a page may change what the device scans (automatic length), so it is asked after the
    // start.
    Result<> startFrame() {
        if (stop_.stop_requested())
            return fail(Fault::Cancelled, "before the start");
        SANE_Status status = noted("sane_start", sane_start(handle_));
        if (stop_.stop_requested())
            return fail(Fault::Cancelled, "start");
        if (status != SANE_STATUS_GOOD)
            return failure("start", status);
        status = noted("sane_get_parameters", sane_get_parameters(handle_, &parameters_));
        if (status != SANE_STATUS_GOOD)
            return failure("parameters", status);
        return {};
    }

    Result<PageAssembler> firstFrame() {
        tell(Phase::Working, std::nullopt);
        if (auto started = startFrame(); !started)
            return tl::make_unexpected(started.error());
        return PageAssembler::begin(parameters_, applied_.limits);
    }

    Result<> nextFrame(PageAssembler& assembler) {
        if (auto started = startFrame(); !started)
            return started;
        return assembler.nextFrame(parameters_);
    }

    Result<> readFrame(PageAssembler& assembler) {
        int emptyReads = 0;
        for (;;) {
            SANE_Int count = 0;
            const SANE_Status status =
                noted("sane_read",
                      sane_read(handle_, buffer_.data(), static_cast<SANE_Int>(buffer_.size()), &count));
            // A cancelled read may go on to the end as if nothing had happened: our own stop decides.
            if (stop_.stop_requested())
                return fail(Fault::Cancelled, "read");
            if (status == SANE_STATUS_EOF)
                return {};
            if (status != SANE_STATUS_GOOD)
                return failure("read", status);
            if (count < 0 || count > static_cast<SANE_Int>(buffer_.size()))
                return fail(Fault::Protocol, "read of " + std::to_string(count) + " bytes");
            emptyReads = count == 0 ? emptyReads + 1 : 0;
            if (emptyReads > kMaxEmptyReads)
                return fail(Fault::BadData, "the scanner sends nothing and no end");
            if (auto added = assembler.add(ByteView(buffer_).first(static_cast<std::size_t>(count))); !added)
                return added;
            tell(Phase::Transferring, request_.maxPages == 1 ? assembler.done() : std::nullopt);
        }
    }

    Result<Image> finish(PageAssembler assembler) {
        const bool flatbed = request_.source == ScanSource::Flatbed;
        if (const auto done = assembler.done(); flatbed && done && *done < kLeastOfFlatbed)
            return fail(Fault::BadData, "only " + std::to_string(assembler.rows()) + " of " +
                                            std::to_string(parameters_.lines) + " lines");
        auto whole = std::move(assembler).finish(applied_.dpi);
        if (whole && port::notingCalls())
            port::noteCall("page", std::to_string(whole->width()) + " x " + std::to_string(whole->height()) +
                                       ", " + port::sizeAndHash(whole->bytes()));
        return whole ? Result<Image>(cutToArea(*std::move(whole))) : whole;
    }

    // Feeders give sheets as long as they are. What lies still is cut to what was asked for, to the 2 mm that
    // devices round by.
    [[nodiscard]] Image cutToArea(Image whole) const {
        if (request_.source != ScanSource::Flatbed && request_.source != ScanSource::CardDuplex)
            return whole;
        const auto pixels = [&](Millimetres mm) {
            return static_cast<int>(std::lround(applied_.dpi.pixels(mm)));
        };
        const int width = pixels(request_.area.width), height = pixels(request_.area.height);
        const int slack = pixels(Millimetres{2});
        if (whole.width() <= width + slack && whole.height() <= height + slack)
            return whole;
        return applied_.placed
                   ? partOf(whole, 0, 0, width, height)
                   : partOf(whole, pixels(request_.area.left), pixels(request_.area.top), width, height);
    }

    // Each percent once; the figure of a page that is repeated says nothing new.
    void tell(Phase phase, std::optional<double> done) {
        const int percent = done ? static_cast<int>(*done * 100) : -1;
        if (phase == toldPhase_ && percent == toldPercent_)
            return;
        toldPhase_ = phase;
        toldPercent_ = percent;
        if (progress_)
            progress_({.phase = phase, .done = done, .waiting = std::nullopt});
    }

    SANE_Handle handle_;
    const Applied& applied_;
    const ScanRequest& request_;
    std::stop_token stop_;
    const OnProgress& progress_;
    SANE_Parameters parameters_{};
    SecretBytes buffer_ = SecretBytes(256 * 1024);
    std::optional<Phase> toldPhase_;
    int toldPercent_ = -1;
};

} // namespace

Result<ScannedPages> scanPages(SANE_Handle handle, const Applied& applied, const ScanRequest& request,
                               std::stop_token stop, const OnProgress& progress) {
    const bool card = request.source == ScanSource::CardDuplex;
    const int maxPages = request.source == ScanSource::Flatbed ? 1 : card ? 2 : request.maxPages;
    ScannedPages pages;
    std::optional<Error> error;
    {
        // SANE allows this call, and no other, while another thread is inside the library.
        const std::stop_callback cancel(stop, [handle] { sane_cancel(handle); });
        PageRun run(handle, applied, request, stop, progress);
        while (static_cast<int>(pages.size()) < maxPages) {
            auto page = run.page();
            if (!page) {
                error = page.error();
                break;
            }
            pages.push_back(*std::move(page));
        }
    }
    sane_cancel(handle); // the regular end of a scan as well
    noted("sane_cancel", SANE_STATUS_GOOD);
    if (!error)
        return pages;
    // An empty feeder is an error before the first page and the end after it. Half a card is nothing.
    if (!card && !pages.empty() && error->fault == Fault::NoDocument)
        return pages;
    if (card && !pages.empty() && error->fault == Fault::NoDocument)
        return fail(Fault::BadData, "only one side of the card came");
    const bool stopped = error->fault == Fault::Jam || error->fault == Fault::CoverOpen;
    if (card || pages.empty() || !stopped)
        return tl::make_unexpected(*std::move(error));
    pages.stopped = error->fault;
    return pages;
}

} // namespace hal::sane
