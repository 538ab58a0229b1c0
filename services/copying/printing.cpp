// From a finished page to paper: intent, effect, outcome, in this order.
#include "services/copying/copying.h"
#include "services/paper/ruler_page.h"

namespace copying {
namespace {

constexpr hal::Millis kPrinterWait{5000};
constexpr hal::Millis kCapabilitiesWait{10'000};
constexpr int kMostCopies = 99;

struct Order {
    ledger::Action action;
    ledger::Facts facts;
};

// Has the printer taken the job? It has when something follows the handing over; it may have from its begin.
class HandOver {
public:
    void progressed(hal::Phase phase) {
        taken_ = taken_ || (begun_ && phase > hal::Phase::Connecting && phase != hal::Phase::Transferring);
        begun_ = begun_ || phase == hal::Phase::Transferring;
    }
    [[nodiscard]] bool begun() const { return begun_; }
    [[nodiscard]] bool taken() const { return taken_; }

private:
    bool begun_ = false, taken_ = false;
};

// Ends in which nobody heard from the printer what became of the job. A driver that died tells nothing at
// all; one that lives has taken back what was only partly handed over.
bool leavesPaperUnknown(const HandOver& handOver, hal::Fault fault) {
    switch (fault) {
    case hal::Fault::Faulty:
        return handOver.begun();
    case hal::Fault::Timeout:
    case hal::Fault::Io:
    case hal::Fault::Protocol:
    case hal::Fault::Unplugged:
    case hal::Fault::Offline:
    case hal::Fault::BadData:
        return handOver.taken();
    default:
        return false;
    }
}

ledger::Outcome outcomeOf(const hal::Result<hal::PrintOutcome>& printed, bool unknown) {
    if (unknown)
        return ledger::Outcome::Unproven;
    if (printed)
        return printed->proof == hal::Proof::Printer ? ledger::Outcome::Done : ledger::Outcome::Unproven;
    return printed.error().fault == hal::Fault::Cancelled ? ledger::Outcome::Cancelled
                                                          : ledger::Outcome::Failed;
}

hal::Result<CopyOutcome> printRecorded(hal::PagePrinter& printer, ledger::Ledger& book, const Order& order,
                                       const hal::Document& document, std::stop_token stop,
                                       const hal::OnProgress& progress) {
    if (stop.stop_requested())
        return hal::fail(hal::Fault::Cancelled);
    const auto entry = book.begin(order.action, order.facts);
    if (!entry)
        return tl::make_unexpected(entry.error());
    HandOver handOver;
    const auto printed = printer.print(document, {.copies = order.facts.copies, .mono = order.facts.mono},
                                       stop, [&](const hal::Progress& now) {
                                           handOver.progressed(now.phase);
                                           if (progress)
                                               progress(now);
                                       });
    const bool unknown = !printed && leavesPaperUnknown(handOver, printed.error().fault);
    const auto closed = book.close(*entry, outcomeOf(printed, unknown),
                                   printed ? std::nullopt : std::optional(printed.error().fault));
    if (unknown)
        return CopyOutcome{entry->id, 0, closed.has_value(), hal::Proof::None};
    if (!printed)
        return tl::make_unexpected(printed.error());
    return CopyOutcome{entry->id, printed->sheets, closed.has_value(), printed->proof};
}

// `render` makes the document in the given format: Result<Document>(DocumentFormat, Dpi, bool mono).
template <class Render>
hal::Result<CopyOutcome> print(hal::Rig& rig, ledger::Ledger& book, Order order, Render render,
                               std::stop_token stop, const hal::OnProgress& progress) {
    if (order.facts.copies < 1 || order.facts.copies > kMostCopies)
        return hal::fail(hal::Fault::BadData, "copies must be 1 to 99");
    auto printer = rig.lease<hal::PagePrinter>(stop, kPrinterWait);
    if (!printer)
        return tl::make_unexpected(printer.error());
    const auto can = (*printer)->capabilities(hal::Deadline::in(kCapabilitiesWait));
    if (!can)
        return tl::make_unexpected(can.error());
    if (can->formats.empty())
        return hal::fail(hal::Fault::Unsupported, "the printer takes neither PDF nor PWG raster");
    order.facts.mono |= !can->colour;
    const hal::Result<hal::Document> document =
        render(can->formats.front(), can->resolution, order.facts.mono);
    if (!document)
        return tl::make_unexpected(document.error());
    return printRecorded(**printer, book, order, *document, stop, progress);
}

template <class T>
hal::Result<hal::Document> asDocument(hal::Result<T> made) {
    if (!made)
        return tl::make_unexpected(made.error());
    return hal::Document{std::move(*made)};
}

hal::Result<hal::RasterDocument> onePage(hal::Result<hal::Image> page) {
    if (!page)
        return tl::make_unexpected(page.error());
    return hal::RasterDocument{{std::move(*page)}};
}

hal::Result<hal::RasterDocument> manyPages(hal::Result<std::vector<hal::Image>> pages) {
    if (!pages)
        return tl::make_unexpected(pages.error());
    return hal::RasterDocument{std::move(*pages)};
}

hal::Result<CopyOutcome> printDocument(hal::Rig& rig, ledger::Ledger& book, ledger::Action action,
                                       const paper::DocumentPages& document, const PrintRequest& request,
                                       std::stop_token stop, const hal::OnProgress& progress) {
    const Order order{
        action,
        {.copies = request.copies, .pages = static_cast<int>(document.pages.size()), .mono = request.mono}};
    const auto render = [&](hal::DocumentFormat format, hal::Dpi dpi, bool mono) {
        paper::DocumentPages shown = document;
        shown.mono = mono;
        return format == hal::DocumentFormat::Pdf ? asDocument(paper::documentPdf(shown))
                                                  : asDocument(manyPages(paper::documentRaster(shown, dpi)));
    };
    return print(rig, book, order, render, std::move(stop), progress);
}

} // namespace

hal::Result<CopyOutcome> printCardCopy(hal::Rig& rig, ledger::Ledger& ledger, const paper::CardPage& page,
                                       const PrintRequest& request, std::stop_token stop,
                                       const hal::OnProgress& progress) {
    const Order order{ledger::Action::CopyCard,
                      {.copies = request.copies,
                       .pages = 1,
                       .mono = request.mono,
                       .purposeLine = page.purpose.has_value()}};
    const auto render = [&](hal::DocumentFormat format, hal::Dpi dpi, bool mono) {
        paper::CardPage shown = page;
        shown.mono = mono;
        return format == hal::DocumentFormat::Pdf ? asDocument(paper::cardPdf(shown))
                                                  : asDocument(onePage(paper::cardRaster(shown, dpi)));
    };
    return print(rig, ledger, order, render, stop, progress);
}

hal::Result<CopyOutcome> printDocumentCopy(hal::Rig& rig, ledger::Ledger& ledger,
                                           const paper::DocumentPages& document, const PrintRequest& request,
                                           std::stop_token stop, const hal::OnProgress& progress) {
    return printDocument(rig, ledger, ledger::Action::CopyDocument, document, request, std::move(stop),
                         progress);
}

hal::Result<CopyOutcome> printPages(hal::Rig& rig, ledger::Ledger& ledger,
                                    const paper::DocumentPages& document, std::stop_token stop,
                                    const hal::OnProgress& progress) {
    return printDocument(rig, ledger, ledger::Action::Print, document, {.copies = 1, .mono = document.mono},
                         std::move(stop), progress);
}

hal::Result<CopyOutcome> printRulerPage(hal::Rig& rig, ledger::Ledger& ledger, std::stop_token stop,
                                        const hal::OnProgress& progress) {
    const auto render = [](hal::DocumentFormat format, hal::Dpi dpi, bool) {
        return format == hal::DocumentFormat::Pdf ? asDocument(paper::rulerPdf())
                                                  : asDocument(onePage(paper::rulerRaster(dpi)));
    };
    const Order order{ledger::Action::TestPage, {.copies = 1, .pages = 1, .mono = true}};
    return print(rig, ledger, order, render, std::move(stop), progress);
}

} // namespace copying
