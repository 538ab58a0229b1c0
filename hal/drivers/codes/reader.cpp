#include "hal/drivers/codes/reader.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace hal::codes {
namespace {

// A code that is arriving while a read begins is another person's: it is let pass to its end. Longer than a
// scanner pauses within a code; a scanner that never pauses is no scanner.
constexpr Millis kQuietBefore{40};
constexpr Millis kNeverQuiet{2000};

class Scanner final : public CodeScanner {
public:
    Scanner(std::unique_ptr<port::Stream> stream, std::unique_ptr<Assembler> assembler, Identity identity)
        : stream_(std::move(stream)), assembler_(std::move(assembler)), identity_(std::move(identity)),
          piece_(assembler_->pieceSize()) {}

    Identity identity() const override { return identity_; }

    // Scanners are not asked anything: one that is plugged in is well.
    Result<Status> status(Deadline) override {
        if (auto heard = listen(Deadline::in(Millis{0}), {}); !heard && heard.error().fault != Fault::Timeout)
            return tl::make_unexpected(heard.error());
        Status status;
        status.health = Health::Ok;
        return status;
    }

    Result<TestReport> selfTest(std::stop_token stop) override {
        return testWithAShownCode(*this, std::move(stop));
    }

    Result<Code> read(Millis patience, std::stop_token stop, const OnProgress& progress) override {
        if (auto quiet = awaitQuiet(stop); !quiet)
            return tl::make_unexpected(quiet.error());
        const auto tell = [&](Phase phase) {
            if (progress)
                progress({.phase = phase, .done = {}, .waiting = {}});
        };
        tell(Phase::WaitingForDevice);
        const Deadline end = Deadline::in(patience);
        for (bool coming = false;;) {
            const bool begun = assembler_->begun();
            if (begun && !std::exchange(coming, true))
                tell(Phase::Transferring);
            auto outcome = listen(begun ? Deadline::in(assembler_->pause()) : end, stop);
            if (!outcome && outcome.error().fault == Fault::Timeout) {
                if (!begun)
                    return fail(Fault::NoDocument, "nobody showed a code");
                outcome = assembler_->quiet();
            }
            if (!outcome)
                return tl::make_unexpected(outcome.error());
            if (*outcome)
                return **std::move(outcome);
        }
    }

private:
    // One read, handed to the assembler. Timeout: nothing came.
    Result<std::optional<Outcome>> listen(Deadline deadline, const std::stop_token& stop) {
        const auto count = stream_->read(piece_, deadline, stop);
        if (!count)
            return tl::make_unexpected(count.error());
        auto outcome = assembler_->feed(ByteView(piece_).first(*count));
        wipe(piece_.data(), *count);
        return outcome;
    }

    Result<> awaitQuiet(const std::stop_token& stop) {
        const Deadline end = Deadline::in(kNeverQuiet);
        while (!end.passed()) {
            const auto heard = listen(Deadline::in(kQuietBefore), stop);
            if (!heard && heard.error().fault != Fault::Timeout)
                return tl::make_unexpected(heard.error());
            if (!heard) {
                assembler_->forget();
                return {};
            }
        }
        return fail(Fault::BadData, "it never stops sending: is this a code scanner?");
    }

    const std::unique_ptr<port::Stream> stream_;
    const std::unique_ptr<Assembler> assembler_;
    const Identity identity_;
    SecretBytes piece_;
};

} // namespace

std::unique_ptr<CodeScanner> makeScanner(std::unique_ptr<port::Stream> stream,
                                         std::unique_ptr<Assembler> assembler, Identity identity) {
    return std::make_unique<Scanner>(std::move(stream), std::move(assembler), std::move(identity));
}

} // namespace hal::codes
