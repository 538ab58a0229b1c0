#include "hal/host/hosted.h"

#include "hal/auxiliary.h"
#include "hal/camera.h"
#include "hal/code_scanner.h"
#include "hal/host/parcel.h"
#include "hal/id_reader.h"
#include "hal/page_printer.h"
#include "hal/receipt_printer.h"
#include "hal/scanner.h"
#include "hal/smart_card_reader.h"

namespace hal::host {
namespace {

// The driver is told a little less than we wait, so that its own Timeout arrives before ours.
Millis patienceFor(Deadline deadline) { return deadline.left() * 9 / 10; }

class Talk {
public:
    Talk(std::unique_ptr<HostProcess> host, const HostLimits& given)
        : limits(given), host_(std::move(host)) {}

    // Asks and unpacks an answer of type T. A host whose driver threw, or which answers something else, is
    // killed.
    template <class T>
    Result<T> ask(HostProcess::Call& call, Message request, Millis silence, const std::stop_token& stop,
                  const OnProgress& progress, std::vector<Image>* pictures = nullptr,
                  const HostProcess::OnPicture& onPicture = {}) {
        auto answer = call.ask(std::move(request), silence, stop, progress, onPicture);
        if (!answer)
            return tl::make_unexpected(answer.error());
        if (pictures)
            *pictures = std::move(answer->pictures);
        if (auto* value = std::get_if<T>(&answer->message))
            return std::move(*value);
        const auto* error = std::get_if<Error>(&answer->message);
        if (!error || error->fault == Fault::Faulty)
            host_->kill();
        if (!error)
            return fail(Fault::Protocol, "an answer to something else");
        return tl::make_unexpected(*error);
    }
    template <class T>
    Result<T> ask(Message request, Millis silence, const std::stop_token& stop = {}) {
        HostProcess::Call call(*host_);
        return ask<T>(call, std::move(request), silence, stop, {});
    }

    Result<bool> askCard(Deadline deadline) {
        return ask<CardLies>(AskCard{patienceFor(deadline)}, deadline.left()).map([](CardLies card) {
            return card.lies;
        });
    }

    [[nodiscard]] HostProcess& host() { return *host_; }

    const HostLimits limits;

private:
    std::unique_ptr<HostProcess> host_;
};

template <class D>
class Hosted : public D, public Controllable {
public:
    Hosted(std::unique_ptr<Talk> talk, Identity identity)
        : talk_(std::move(talk)), identity_(std::move(identity)) {}

    Identity identity() const final { return identity_; }
    Result<Status> status(Deadline deadline) final {
        return talk_->ask<Status>(AskStatus{patienceFor(deadline)}, deadline.left());
    }
    Result<TestReport> selfTest(std::stop_token stop) final {
        return talk_->ask<TestReport>(SelfTest{}, talk_->limits.selfTest, stop);
    }
    Result<> control(std::string_view command) final {
        const auto obeyed = talk_->ask<Obeyed>(Control{std::string(command)}, talk_->limits.stop);
        if (!obeyed)
            return tl::make_unexpected(obeyed.error());
        return {};
    }

protected:
    std::unique_ptr<Talk> talk_;

private:
    const Identity identity_;
};

class HostedScanner final : public Hosted<Scanner> {
public:
    using Hosted::Hosted;
    Result<ScannerCapabilities> capabilities(Deadline deadline) override {
        return talk_->ask<ScannerCapabilities>(AskCapabilities{patienceFor(deadline)}, deadline.left());
    }
    Result<ScannedPages> scan(const ScanRequest& request, std::stop_token stop,
                              const OnProgress& progress) override {
        HostProcess::Call call(talk_->host());
        ScannedPages pages;
        const auto done = talk_->ask<Scanned>(call, request, talk_->limits.scan, stop, progress, &pages);
        if (!done)
            return tl::make_unexpected(done.error());
        if (done->pages != pages.size())
            return fail(Fault::Protocol, "a page is missing");
        pages.stopped = done->stopped;
        return pages;
    }
};

class HostedPrinter final : public Hosted<PagePrinter> {
public:
    using Hosted::Hosted;
    Result<PrinterCapabilities> capabilities(Deadline deadline) override {
        return talk_->ask<PrinterCapabilities>(AskCapabilities{patienceFor(deadline)}, deadline.left());
    }
    Result<PrintOutcome> print(const Document& document, const PrintOptions& options, std::stop_token stop,
                               const OnProgress& progress) override {
        HostProcess::Call call(talk_->host());
        if (auto sent = sendDocument(call, document); !sent)
            return tl::make_unexpected(sent.error());
        const auto format =
            std::holds_alternative<PdfDocument>(document) ? DocumentFormat::Pdf : DocumentFormat::PwgRaster;
        return talk_->ask<PrintOutcome>(call, Print{format, options}, talk_->limits.print, stop, progress);
    }

private:
    static Result<> sendDocument(HostProcess::Call& call, const Document& document) {
        if (const auto* pdf = std::get_if<PdfDocument>(&document))
            return told(sendPdf(call.channel(), call.number(), *pdf));
        for (const Image& page : std::get<RasterDocument>(document).pages)
            if (auto sent = sendPicture(call.channel(), call.number(), page); !sent)
                return told(std::move(sent));
        return {};
    }
    static Result<> told(Result<> sent) {
        if (!sent && sent.error().fault == Fault::Offline)
            return fail(Fault::Faulty, "the device host died");
        return sent;
    }
};

class HostedReader final : public Hosted<IdReader> {
public:
    using Hosted::Hosted;
    Result<bool> cardLies(Deadline deadline) override { return talk_->askCard(deadline); }
    Result<IdCard> read(std::stop_token stop) override {
        return talk_->ask<IdCard>(ReadCard{}, talk_->limits.read, stop);
    }
};

class HostedSmartCardReader final : public Hosted<SmartCardReader> {
public:
    using Hosted::Hosted;
    Result<bool> cardLies(Deadline deadline) override { return talk_->askCard(deadline); }
    Result<SocialSecurityCard> read(std::stop_token stop) override {
        return talk_->ask<SocialSecurityCard>(ReadCard{}, talk_->limits.read, stop);
    }
};

class HostedAuxiliary final : public Hosted<Auxiliary> {
public:
    using Hosted::Hosted;
    Result<> guide(std::optional<Kind> slot) override {
        const auto guided = talk_->ask<Obeyed>(Guide{slot}, talk_->limits.guide);
        if (!guided)
            return tl::make_unexpected(guided.error());
        return {};
    }
};

class HostedReceiptPrinter final : public Hosted<ReceiptPrinter> {
public:
    using Hosted::Hosted;
    Result<ReceiptOutcome> print(const Receipt& receipt, std::stop_token stop,
                                 const OnProgress& progress) override {
        if (auto fine = withinBounds(receipt); !fine)
            return tl::make_unexpected(fine.error());
        HostProcess::Call call(talk_->host());
        return talk_->ask<ReceiptOutcome>(call, receipt, talk_->limits.receipt, stop, progress);
    }
};

class HostedCodeScanner final : public Hosted<CodeScanner> {
public:
    using Hosted::Hosted;
    Result<Code> read(Millis patience, std::stop_token stop, const OnProgress& progress) override {
        HostProcess::Call call(talk_->host());
        return talk_->ask<Code>(call, ReadCode{patience}, patience + talk_->limits.code, stop, progress);
    }
};

// The host sends one frame at a time: the next when it hears that the last was taken.
class HostedCamera final : public Hosted<Camera> {
public:
    using Hosted::Hosted;
    Result<CameraCapabilities> capabilities(Deadline deadline) override {
        return talk_->ask<CameraCapabilities>(AskCapabilities{patienceFor(deadline)}, deadline.left());
    }
    Error stream(FrameSink& sink, std::stop_token stop) override {
        HostProcess::Call call(talk_->host());
        std::uint32_t stills = 0;
        bool owed = false; // a still
        const auto take = [&](Image picture, bool still) {
            if (still) {
                owed = false;
                return sink.takeStill(std::move(picture));
            }
            sink.take(std::move(picture));
            if (!owed && sink.wish().still) {
                owed = true;
                ++stills;
            }
            // A host that does not hear this is gone; the call says so.
            [[maybe_unused]] const auto sent = call.channel().send({call.number(), FrameTaken{stills}});
        };
        const auto ended = talk_->ask<Obeyed>(call, Stream{}, talk_->limits.stream, stop, {}, nullptr, take);
        return ended ? Error{Fault::Protocol, "a stream that ends without a reason"} : ended.error();
    }
};

} // namespace

Result<std::unique_ptr<Device>> openHosted(const Launch& launch, const std::stop_token& stop) {
    auto host = HostProcess::start(launch);
    if (!host)
        return tl::make_unexpected(host.error());
    auto talk = std::make_unique<Talk>(*std::move(host), launch.limits);
    auto opened = talk->ask<Opened>(Open{launch.kind, launch.uri}, launch.limits.open, stop);
    if (!opened)
        return tl::make_unexpected(opened.error());
    switch (launch.kind) {
    case Kind::Scanner:
        return std::make_unique<HostedScanner>(std::move(talk), std::move(opened->identity));
    case Kind::PagePrinter:
        return std::make_unique<HostedPrinter>(std::move(talk), std::move(opened->identity));
    case Kind::IdReader:
        return std::make_unique<HostedReader>(std::move(talk), std::move(opened->identity));
    case Kind::ReceiptPrinter:
        return std::make_unique<HostedReceiptPrinter>(std::move(talk), std::move(opened->identity));
    case Kind::CodeScanner:
        return std::make_unique<HostedCodeScanner>(std::move(talk), std::move(opened->identity));
    case Kind::SmartCardReader:
        return std::make_unique<HostedSmartCardReader>(std::move(talk), std::move(opened->identity));
    case Kind::Auxiliary:
        return std::make_unique<HostedAuxiliary>(std::move(talk), std::move(opened->identity));
    case Kind::Camera:
        return std::make_unique<HostedCamera>(std::move(talk), std::move(opened->identity));
    }
    return fail(Fault::Unsupported);
}

} // namespace hal::host
