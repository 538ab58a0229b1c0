#include "hal/drivers/cups/driver.h"

#include <algorithm>

#include "hal/drivers/cups/job.h"
#include "hal/drivers/cups/pwg_raster.h"

namespace hal::cups {
namespace {

constexpr Millis kOpenTime{4'000};

Payload payloadOf(const PdfDocument& pdf) {
    return {.mime = "application/pdf", .size = pdf.bytes.size(), .write = [&pdf](const Sink& sink) {
                sink(pdf.bytes);
            }};
}

Payload payloadOf(const RasterDocument& raster, RasterColour colour) {
    return {.mime = "image/pwg-raster", .size = std::nullopt, .write = [&raster, colour](const Sink& sink) {
                bool whole = sink(beginRaster());
                for (const Image& page : raster.pages)
                    whole =
                        whole && sink(encodeRasterPage(page, colour, static_cast<int>(raster.pages.size())));
            }};
}

// How many sheets a document has, as far as we can tell without reading a PDF.
int sheetsOf(const Document& document) {
    const auto* raster = std::get_if<RasterDocument>(&document);
    return raster ? static_cast<int>(raster->pages.size()) : 1;
}

bool isEmpty(const Document& document) {
    if (const auto* pdf = std::get_if<PdfDocument>(&document))
        return pdf->bytes.empty();
    const auto& pages = std::get<RasterDocument>(document).pages;
    return pages.empty() || std::ranges::any_of(pages, &Image::empty);
}

DocumentFormat formatOf(const Document& document) {
    return std::holds_alternative<PdfDocument>(document) ? DocumentFormat::Pdf : DocumentFormat::PwgRaster;
}

} // namespace

Result<std::unique_ptr<Device>> open(const Uri& uri) {
    const auto address = parseAddress(uri);
    if (!address)
        return tl::make_unexpected(address.error());
    auto driver = std::make_unique<Driver>(*address);
    if (auto connected = driver->connect(Deadline::in(kOpenTime)); !connected)
        return tl::make_unexpected(connected.error());
    return driver;
}

Driver::Driver(Address address, const Clock& clock) : address_(std::move(address)), clock_(clock) {}

Result<> Driver::connect(Deadline deadline) {
    auto connection = Connection::open(address_, deadline);
    if (!connection)
        return tl::make_unexpected(connection.error());
    auto facts = askFacts(*connection, address_, deadline);
    if (!facts)
        return tl::make_unexpected(facts.error());
    facts_ = *std::move(facts);
    if (capabilitiesOf(facts_, address_.format).formats.empty())
        return fail(Fault::Unsupported, "the printer takes neither PDF nor PWG raster");
    return {};
}

Result<Status> Driver::status(Deadline deadline) {
    if (auto asked = connect(deadline); !asked)
        return tl::make_unexpected(asked.error());
    return statusOf(facts_, clock_.now());
}

Result<PrinterCapabilities> Driver::capabilities(Deadline) { return capabilitiesOf(facts_, address_.format); }

Result<PrintOutcome> Driver::print(const Document& document, const PrintOptions& options,
                                   std::stop_token stop, const OnProgress& progress) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled, "before printing");
    if (options.copies < 1 || options.copies > 99 || isEmpty(document))
        return fail(Fault::BadData, "1 to 99 copies of something");
    const auto can = capabilitiesOf(facts_, address_.format);
    if (!std::ranges::count(can.formats, formatOf(document)))
        return fail(Fault::Unsupported, std::string(toString(formatOf(document))) + " is not offered");

    if (!facts_.papers.empty() && !takesA4(facts_))
        return fail(Fault::Unsupported, "the printer takes no A4");

    const bool grey = options.mono || !facts_.rasterColour;
    const auto* pdf = std::get_if<PdfDocument>(&document);
    JobOrder order{.payload = pdf ? payloadOf(*pdf)
                                  : payloadOf(std::get<RasterDocument>(document),
                                              grey ? RasterColour::Grey : RasterColour::Rgb),
                   .copies = options.copies,
                   .mono = options.mono,
                   .comeBack = address_.comeBack};
    // A printer that cannot count gets the document once for each copy.
    const int jobs = facts_.maxCopies >= options.copies ? 1 : options.copies;
    if (jobs > 1)
        order.copies = 1;

    PrintOutcome whole;
    for (int i = 0; i < jobs; ++i) {
        auto outcome = Job(address_, order, stop, progress).run();
        if (!outcome && outcome.error().fault == Fault::Cancelled && i > 0)
            return whole; // the copies before are on paper
        if (!outcome || outcome->proof == Proof::None)
            return outcome;
        whole.proof = outcome->proof;
        whole.sheets += outcome->sheets > 0 ? outcome->sheets : sheetsOf(document) * order.copies;
    }
    return whole;
}

Result<TestReport> Driver::selfTest(std::stop_token stop) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled, "before the test");
    const auto begun = clock_.now();
    if (auto asked = connect(Deadline::in(kOpenTime)); !asked)
        return tl::make_unexpected(asked.error());
    const double seconds = std::chrono::duration<double>(clock_.now() - begun).count();
    TestReport report;
    report.measurements = {{"round_trip", seconds, "s", true},
                           {"pdf", facts_.takesPdf ? 1.0 : 0.0, "", true},
                           {"pwg_raster", facts_.takesPwgRaster ? 1.0 : 0.0, "", true},
                           {"a4", takesA4(facts_) ? 1.0 : 0.0, "", takesA4(facts_)},
                           {"a4_loaded", blockedBy(facts_) == Fault::WrongPaper ? 0.0 : 1.0, "",
                            blockedBy(facts_) != Fault::WrongPaper},
                           {"ready", blockedBy(facts_) ? 0.0 : 1.0, "", !blockedBy(facts_)}};
    report.passed = std::ranges::all_of(report.measurements, &TestReport::Measurement::passed);
    return report;
}

} // namespace hal::cups
