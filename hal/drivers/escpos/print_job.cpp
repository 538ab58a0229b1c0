#include "hal/drivers/escpos/print_job.h"

#include <algorithm>
#include <numeric>

namespace hal::escpos {
namespace {

// The smallest buffer of a printer on the market. More than that is never under way: without flow control the
// rest would be lost while it stands still.
constexpr std::size_t kBuffer = 4096;

constexpr Millis kAsking{500};    // status of all four kinds
constexpr Millis kBetween{300};   // two questions to a printer that stands still
constexpr Millis kQuiet{3000};    // the slowest piece, a picture 30 mm high, ten times
constexpr Millis kListening{100}; // a report of changes cuts it short

} // namespace

Result<ReceiptOutcome> PrintJob::run(const std::vector<SecretBytes>& pieces) {
    all_ = pieces.size();
    auto done = mayBegin();
    for (const SecretBytes& piece : pieces) {
        if (done)
            done = settle(kBuffer > piece.size() ? kBuffer - piece.size() : 0);
        if (!done)
            break;
        SecretBytes bytes = piece;
        askWhenDone(bytes);
        sent_.push_back(piece.size());
        done = printer_.say(bytes, stop_);
    }
    if (done)
        done = settle(0);
    if (!done) {
        if (done.error().fault == Fault::Cancelled && !sent_.empty())
            abandon();
        return tl::make_unexpected(done.error());
    }
    return ReceiptOutcome{.confirmed = confirms_};
}

Result<> PrintJob::mayBegin() {
    tell(Phase::Connecting);
    const auto answers = printer_.askAll(Deadline::in(kAsking), stop_);
    if (!answers)
        return tl::make_unexpected(answers.error());
    if (*answers == 0)
        return fail(Fault::Offline, "no answer to a question of status");
    if (const auto fault = faultIn(printer_.state()))
        return fail(*fault, "before the first byte");
    return {};
}

// Until the printer holds no more than that, as far as it tells.
Result<> PrintJob::settle(std::size_t mayHold) {
    tell(Phase::Working);
    Deadline quiet = Deadline::in(kQuiet);
    while (confirms_ && held() > mayHold) {
        const int before = printer_.completions();
        if (auto heard = printer_.listen(kListening, stop_); !heard)
            return heard;
        if (printer_.completions() != before) {
            tell(Phase::Working);
            quiet = Deadline::in(kQuiet);
        } else if (faultIn(printer_.state())) {
            if (auto mended = standStill(); !mended)
                return mended;
            quiet = Deadline::in(kQuiet);
        } else if (quiet.passed()) {
            const auto answers = printer_.askAll(Deadline::in(kAsking), stop_);
            if (!answers)
                return tl::make_unexpected(answers.error());
            if (*answers == 0)
                return fail(Fault::Offline, "stopped answering in the middle of a receipt");
            if (!faultIn(printer_.state()))
                confirms_ = false; // it is well, and has no answer to this question
            quiet = Deadline::in(kQuiet);
        }
    }
    return {};
}

Result<> PrintJob::standStill() {
    while (const auto fault = faultIn(printer_.state())) {
        if (*fault == Fault::Faulty)
            return fail(*fault, "an error that it does not recover from");
        tell(Phase::WaitingForDevice, fault);
        if (auto heard = printer_.listen(kBetween, stop_); !heard)
            return heard;
        const auto answers = printer_.askAll(Deadline::in(kAsking), stop_);
        if (!answers)
            return tl::make_unexpected(answers.error());
        if (*answers == 0)
            return fail(Fault::Offline, "stopped answering while it stood still");
    }
    return {};
}

// Nothing of this receipt may come out at the next refill.
void PrintJob::abandon() {
    SecretBytes bytes;
    recover(bytes);
    initialise(bytes);
    if (!faultIn(printer_.state()))
        cut(bytes);
    [[maybe_unused]] const auto said = printer_.say(bytes, {});
}

std::size_t PrintJob::held() const {
    const auto done = std::min(static_cast<std::size_t>(printer_.completions() - doneBefore_), sent_.size());
    return std::accumulate(sent_.begin() + static_cast<std::ptrdiff_t>(done), sent_.end(), std::size_t{0});
}

void PrintJob::tell(Phase phase, std::optional<Fault> waiting) const {
    if (!progress_)
        return;
    Progress now{.phase = phase, .done = {}, .waiting = waiting};
    if (phase == Phase::Working && all_ > 0 && confirms_)
        now.done = std::min(1.0, static_cast<double>(printer_.completions() - doneBefore_) /
                                     static_cast<double>(all_));
    progress_(now);
}

} // namespace hal::escpos
