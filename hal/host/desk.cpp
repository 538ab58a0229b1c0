#include "hal/host/desk.h"

#include "hal/auxiliary.h"
#include "hal/codes/decoder.h"
#include "hal/drivers/hosted_drivers.h"
#include "hal/drivers/redactors.h"
#include "hal/host/parcel.h"
#include "hal/host/spawn.h"

namespace hal::host {
namespace {

constexpr Millis kBetweenReports{20}; // more often than a screen changes nobody needs to know

Message refusal(const Error& error) { return error; }
Message refusal(Fault fault, std::string detail) { return Error{fault, std::move(detail)}; }

template <class T>
Message said(Result<T> result) {
    if (!result)
        return refusal(result.error());
    return *std::move(result);
}

Result<Document> unpack(const Print& print, const std::vector<Received>& parcels) {
    RasterDocument raster;
    for (const Received& parcel : parcels) {
        Fd file{::dup(parcel.file.get())};
        if (const auto* pdf = std::get_if<Pdf>(&parcel.packet.message)) {
            auto document = openPdf(*pdf, std::move(file));
            if (!document)
                return tl::make_unexpected(document.error());
            if (print.format == DocumentFormat::Pdf && parcels.size() == 1)
                return *std::move(document);
        } else if (const auto* picture = std::get_if<Picture>(&parcel.packet.message)) {
            auto page = openPicture(*picture, std::move(file));
            if (!page)
                return tl::make_unexpected(page.error());
            raster.pages.push_back(*std::move(page));
        }
    }
    if (print.format != DocumentFormat::PwgRaster || raster.pages.empty())
        return fail(Fault::Protocol, "no document of that format");
    return raster;
}

Message findCodes(const Request& request) {
    const auto* said =
        request.parcels.size() == 1 ? std::get_if<Picture>(&request.parcels.front().packet.message) : nullptr;
    if (!said)
        return refusal(Fault::Protocol, "one picture is expected");
    const auto picture = openPicture(*said, Fd{::dup(request.parcels.front().file.get())});
    if (!picture)
        return refusal(picture.error());
    auto codes = decodeCodesHere(*picture);
    if (!codes)
        return refusal(codes.error());
    return FoundCodes{*std::move(codes)};
}

} // namespace

Message Desk::answer(const Request& request) {
    if (const auto* wish = std::get_if<Open>(&request.message))
        return open(*wish);
    if (std::holds_alternative<FindCodes>(request.message))
        return findCodes(request);
    if (!device_)
        return refusal(Fault::Protocol, "no device is open");
    if (const auto* ask = std::get_if<AskStatus>(&request.message))
        return said(device_->status(Deadline::in(ask->patience)));
    if (const auto* ask = std::get_if<AskCapabilities>(&request.message))
        return capabilities(Deadline::in(ask->patience));
    if (const auto* ask = std::get_if<AskCard>(&request.message))
        return askCard(Deadline::in(ask->patience));
    if (std::holds_alternative<SelfTest>(request.message))
        return said(device_->selfTest(request.stop.get_token()));
    if (const auto* wish = std::get_if<ScanRequest>(&request.message))
        return scan(*wish, request);
    if (const auto* wish = std::get_if<Print>(&request.message))
        return print(*wish, request);
    if (auto* camera = dynamic_cast<Camera*>(device_.get());
        camera && std::holds_alternative<Stream>(request.message))
        return frames_.stream(*camera, request);
    if (auto* reader = dynamic_cast<IdReader*>(device_.get());
        reader && std::holds_alternative<ReadCard>(request.message))
        return said(reader->read(request.stop.get_token()));
    if (const auto* wish = std::get_if<Guide>(&request.message))
        return guide(*wish);
    if (auto* reader = dynamic_cast<SmartCardReader*>(device_.get());
        reader && std::holds_alternative<ReadCard>(request.message))
        return said(reader->read(request.stop.get_token()));
    const auto* receipt = std::get_if<Receipt>(&request.message);
    if (auto* printer = dynamic_cast<ReceiptPrinter*>(device_.get()); printer && receipt)
        return said(printer->print(*receipt, request.stop.get_token(), report(request.call)));
    const auto* code = std::get_if<ReadCode>(&request.message);
    if (auto* scanner = dynamic_cast<CodeScanner*>(device_.get()); scanner && code)
        return said(scanner->read(code->patience, request.stop.get_token(), report(request.call)));
    return refusal(Fault::Unsupported, "not of this kind of device");
}

Message Desk::open(const Open& open) {
    auto uri = parseUri(open.uri);
    if (!uri)
        return refusal(uri.error());
    const auto driver = findDriver(*uri, open.kind);
    if (!driver)
        return refusal(driver.error());
    const Factory factory = factoryOf(**driver);
    if (!factory)
        return refusal(Fault::Unsupported, "this build has no driver for " + uri->scheme);
    if ((*driver)->simulated)
        uri->query["world"] = std::to_string(kWorldFd);
    std::unique_ptr<port::CallLog> calls;
    if (recordsCalls(uri->scheme)) {
        auto asked = port::CallLog::askedFor(*uri);
        if (!asked)
            return refusal(asked.error());
        calls = *std::move(asked);
        uri->query.erase(port::kRecordOption);
    }
    auto device = factory(*uri);
    if (!device)
        return refusal(device.error());
    const std::lock_guard lock(opening_);
    calls_ = std::move(calls);
    device_ = *std::move(device);
    return Opened{device_->identity()};
}

Message Desk::obey(const Control& control) {
    const std::lock_guard lock(opening_);
    auto* machine = dynamic_cast<Controllable*>(device_.get());
    if (!machine)
        return refusal(Fault::Unsupported, "not a simulator");
    const auto obeyed = machine->control(control.command);
    return obeyed ? Message{Obeyed{}} : refusal(obeyed.error());
}

Message Desk::guide(const Guide& guide) {
    auto* board = dynamic_cast<Auxiliary*>(device_.get());
    if (!board)
        return refusal(Fault::Unsupported, "no auxiliary board");
    const auto guided = board->guide(guide.slot);
    return guided ? Message{Obeyed{}} : refusal(guided.error());
}

Message Desk::askCard(Deadline deadline) {
    const auto answered = [](Result<bool> lies) {
        return lies ? Message{CardLies{*lies}} : refusal(lies.error());
    };
    if (auto* reader = dynamic_cast<IdReader*>(device_.get()))
        return answered(reader->cardLies(deadline));
    if (auto* reader = dynamic_cast<SmartCardReader*>(device_.get()))
        return answered(reader->cardLies(deadline));
    return refusal(Fault::Unsupported, "no reader of cards");
}

void Desk::close() {
    const std::lock_guard lock(opening_);
    device_.reset();
    calls_.reset();
}

Message Desk::capabilities(Deadline deadline) {
    if (auto* scanner = dynamic_cast<Scanner*>(device_.get()))
        return said(scanner->capabilities(deadline));
    if (auto* printer = dynamic_cast<PagePrinter*>(device_.get()))
        return said(printer->capabilities(deadline));
    if (auto* camera = dynamic_cast<Camera*>(device_.get()))
        return said(camera->capabilities(deadline));
    return refusal(Fault::Unsupported, "not of this kind of device");
}

Message Desk::scan(const ScanRequest& scan, const Request& request) {
    auto* scanner = dynamic_cast<Scanner*>(device_.get());
    if (!scanner)
        return refusal(Fault::Unsupported, "not a scanner");
    const auto pages = scanner->scan(scan, request.stop.get_token(), report(request.call));
    if (!pages)
        return refusal(pages.error());
    for (const Image& page : *pages)
        if (auto sent = sendPicture(channel_, request.call, page); !sent)
            return refusal(sent.error());
    return Scanned{static_cast<std::uint32_t>(pages->size()), pages->stopped};
}

Message Desk::print(const Print& print, const Request& request) {
    auto* printer = dynamic_cast<PagePrinter*>(device_.get());
    if (!printer)
        return refusal(Fault::Unsupported, "not a printer");
    const auto document = unpack(print, request.parcels);
    if (!document)
        return refusal(document.error());
    return said(printer->print(*document, print.options, request.stop.get_token(), report(request.call)));
}

// Passes progress on: at once when something changes, and figures no more often than a screen shows them.
OnProgress Desk::report(std::uint32_t call) {
    return [this, call, last = Progress{}, due = Monotonic{}](const Progress& now) mutable {
        const bool change = now.phase != last.phase || now.waiting != last.waiting || now.done == 1.0;
        const Monotonic time = systemClock().now();
        if (!change && time < due)
            return;
        last = now;
        due = time + kBetweenReports;
        // Whoever does not hear this is gone; serve() notices.
        [[maybe_unused]] const auto sent = channel_.send({call, now});
    };
}

} // namespace hal::host
