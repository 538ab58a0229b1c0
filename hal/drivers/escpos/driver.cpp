#include "hal/drivers/escpos/driver.h"

#include <optional>

#include "hal/drivers/escpos/connection.h"
#include "hal/drivers/escpos/print_job.h"
#include "hal/drivers/escpos/redact.h"
#include "hal/port/recording.h"

namespace hal::escpos {
namespace {

constexpr Millis kConnecting{2000};

bool breaksConnection(const Error& error) {
    return error.fault == Fault::Offline || error.fault == Fault::Unplugged || error.fault == Fault::Io ||
           error.fault == Fault::Timeout || error.fault == Fault::Protocol;
}

class Printer final : public ReceiptPrinter {
public:
    Printer(Address address, Connection connection, std::shared_ptr<port::Recorder> recorder)
        : address_(std::move(address)), identity_(std::move(connection.identity)),
          recorder_(std::move(recorder)) {
        speakOver(std::move(connection.stream));
    }

    Identity identity() const override { return identity_; }

    Result<Status> status(Deadline deadline) override {
        return with<Status>(deadline, {}, [&](Dialogue& printer) -> Result<Status> {
            const auto answers = printer.askAll(deadline, {});
            if (!answers)
                return tl::make_unexpected(answers.error());
            if (*answers == 0) {
                Status status;
                status.detail = "no answer to a question of status";
                return status;
            }
            return statusOf(printer.state());
        });
    }

    Result<ReceiptOutcome> print(const Receipt& receipt, std::stop_token stop,
                                 const OnProgress& progress) override {
        const auto pieces = render(receipt, address_.roll, raster());
        if (!pieces)
            return tl::make_unexpected(pieces.error());
        return with<ReceiptOutcome>(Deadline::in(kConnecting), stop, [&](Dialogue& printer) {
            return PrintJob(printer, hanging_, stop, progress).run(*pieces);
        });
    }

    // The pattern that shows a technician a dead dot row, a wrong width and a blunt knife.
    Result<TestReport> selfTest(std::stop_token stop) override {
        Receipt pattern;
        pattern.parts = {ReceiptText{SecretText("ESC/POS 0123456789 ABCDEF"), Align::Centre},
                         ReceiptRule{},
                         ReceiptText{SecretText(
                             std::string(static_cast<std::size_t>(address_.roll.dots / kColumnDots), '#'))},
                         ReceiptText{SecretText("2 x"), Align::Left, 2, true},
                         ReceiptPair{SecretText("left"), SecretText("right")},
                         ReceiptQr{SecretText("ESC/POS")}};
        const auto outcome = print(pattern, std::move(stop), {});
        if (!outcome)
            return tl::make_unexpected(outcome.error());
        return TestReport{
            .passed = true,
            .measurements = {{"confirmed", outcome->confirmed ? 1.0 : 0.0, "", outcome->confirmed}}};
    }

private:
    // A connection that broke is made anew by the next call.
    template <class T, class Use>
    Result<T> with(Deadline deadline, const std::stop_token& stop, Use use) {
        if (!dialogue_) {
            auto connection = connect(address_, deadline, stop);
            if (!connection)
                return tl::make_unexpected(connection.error());
            speakOver(std::move(connection->stream));
        }
        Result<T> result = use(*dialogue_);
        if (!result && breaksConnection(result.error()))
            dialogue_.reset();
        return result;
    }

    void speakOver(std::unique_ptr<port::Stream> stream) {
        if (recorder_)
            stream = std::make_unique<port::RecordingStream>(std::move(stream), recorder_);
        dialogue_.emplace(std::move(stream));
    }

    LineRaster& raster() {
        if (!raster_)
            raster_.emplace();
        return *raster_;
    }

    const Address address_;
    const Identity identity_;
    const std::shared_ptr<port::Recorder> recorder_; // none: nothing is written down
    std::optional<Dialogue> dialogue_;
    std::optional<LineRaster> raster_;
    bool hanging_ = false;
};

} // namespace

Result<std::unique_ptr<Device>> open(const Uri& uri) {
    auto address = addressOf(uri);
    if (!address)
        return tl::make_unexpected(address.error());
    auto connection = connect(*address, Deadline::in(kConnecting), {});
    if (!connection)
        return tl::make_unexpected(connection.error());
    auto recorder = port::Recorder::askedFor(uri, makeRedactor());
    if (!recorder)
        return tl::make_unexpected(recorder.error());
    return std::make_unique<Printer>(*std::move(address), *std::move(connection), *std::move(recorder));
}

} // namespace hal::escpos
