#include "kiosk/cli/copy_output.h"

#include "kiosk/cli/state.h"
#include "kiosk/control/device_lock.h"
#include "services/seal/durable_file.h"

namespace kiosk::cli {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnly = 0600; // it is somebody's identity card

hal::Result<hal::PdfDocument> pdfOf(const Pages& pages) {
    if (const auto* card = std::get_if<paper::CardPage>(&pages))
        return paper::cardPdf(*card);
    return paper::documentPdf(std::get<paper::DocumentPages>(pages));
}

} // namespace

hal::Result<> writePdf(const fs::path& file, const Pages& pages) {
    std::error_code ignored;
    if (fs::exists(file, ignored) &&
        !fs::is_regular_file(file, ignored)) // a device would be replaced by a file
        return hal::fail(hal::Fault::Storage, file.string() + " is no ordinary file");
    const auto pdf = pdfOf(pages);
    if (!pdf)
        return tl::make_unexpected(pdf.error());
    return seal::writeDurably(file, pdf->bytes, kOwnerOnly);
}

hal::Result<copying::CopyOutcome> printPages(const PrintOrder& order, const Pages& pages) {
    const auto book = openLedger(order.state);
    if (!book)
        return tl::make_unexpected(book.error());
    const auto devices = control::holdDevices(order.state, "banshi copy");
    if (!devices)
        return tl::make_unexpected(devices.error());
    hal::RigOptions options;
    options.slots = {{"page_printer", hal::Kind::PagePrinter, order.printer}};
    const auto rig = hal::Rig::open(std::move(options));
    if (!rig)
        return tl::make_unexpected(rig.error());
    if (const auto* card = std::get_if<paper::CardPage>(&pages))
        return copying::printCardCopy(**rig, **book, *card, order.request, order.stop, {});
    return copying::printDocumentCopy(**rig, **book, std::get<paper::DocumentPages>(pages), order.request,
                                      order.stop, {});
}

} // namespace kiosk::cli
