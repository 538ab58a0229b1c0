#include "hal/drivers/escpos/print_job.h"

#include <algorithm>
#include <numeric>

namespace hal::escpos {
namespace {

// What may be under way: enough that the paper never halts between two lines, little enough that a stop is
// soon seen on paper, and less than the smallest buffer of a printer on the market (4 KB): without flow
// control the rest would be lost while it stands still.
constexpr std::size_t kText = 256;
constexpr std::size_t kPictures = 2; // a line drawn here, and the next
constexpr std::size_t kBuffer = 4096;

constexpr Millis kAsking{500};    // status of all four kinds
constexpr Millis kBetween{300};   // two questions to a printer that stands still
constexpr Millis kUnheard{500};   // then it is asked how it fares
constexpr Millis kQuiet{3000};    // the slowest piece, a picture 30 mm high, ten times
constexpr Millis kListening{100}; // a report of changes cuts it short
constexpr Millis kHearingOut{1000};

std::size_t mayHoldBefore(const SecretBytes& piece) {
    const std::size_t window = std::clamp(piece.size() * kPictures, kText, kBuffer);
    return window - std::min(window, piece.size());
}

} // namespace

Result<ReceiptOutcome> PrintJob::run(const std::vector<SecretBytes>& pieces) {
    all_ = pieces.size();
    auto done = mayBegin();
    for (const SecretBytes& piece : pieces) {
        if (done)
            done = settle(mayHoldBefore(piece));
        if (!done)
            break;
        hanging_ = true;
        sent_.push_back(piece.size());
        done = printer_.sayAndAsk(piece, stop_);
    }
    if (done)
        done = settle(0);
    if (!done) {
        if (done.error().fault == Fault::Cancelled && !sent_.empty())
            abandon();
        return tl::make_unexpected(done.error());
    }
    hanging_ = false;
    return ReceiptOutcome{.confirmed = confirms_};
}

Result<> PrintJob::mayBegin() {
    tell(Phase::Connecting);
    const auto answers = printer_.askAll(Deadline::in(kAsking), stop_);
    if (!answers)
        return tl::make_unexpected(answers.error());
    if (*answers == 0)
        return fail(Fault::Offline, "no answer to a question of status");
    if (statusOf(printer_.state()).health == Health::Unknown)
        return fail(Fault::Offline, "paper or cover not known");
    if (const auto fault = faultIn(printer_.state()))
        return fail(*fault, "before the first byte");
    if (hanging_) {
        SecretBytes bytes;
        cutOff(bytes);
        if (auto said = printer_.sayAndAsk(bytes, stop_); !said)
            return said;
    }
    if (auto heard = hearOut(); !heard)
        return heard;
    hanging_ = false;
    return {};
}

// Answers to a receipt that was given up may still be on their way; they are not ours.
Result<> PrintJob::hearOut() {
    Deadline quiet = Deadline::in(kHearingOut);
    while (printer_.answeredInTurn() < printer_.askedInTurn() && !quiet.passed()) {
        const int before = printer_.answeredInTurn();
        if (auto heard = printer_.listen(kListening, stop_); !heard)
            return heard;
        if (printer_.answeredInTurn() != before)
            quiet = Deadline::in(kHearingOut);
    }
    printer_.forget();
    return {};
}

// Until the printer holds no more than that, as far as it tells.
Result<> PrintJob::settle(std::size_t mayHold) {
    tell(Phase::Working);
    Deadline ask = Deadline::in(kUnheard);
    Deadline quiet = Deadline::in(kQuiet);
    while (confirms_ && held() > mayHold) {
        const int before = printer_.answeredInTurn();
        if (auto heard = printer_.listen(kListening, stop_); !heard)
            return heard;
        if (printer_.answeredInTurn() != before) {
            tell(Phase::Working);
        } else if (faultIn(printer_.state())) {
            if (auto mended = standStill(); !mended)
                return mended;
        } else {
            if (ask.passed()) {
                if (auto asked = look(); !asked)
                    return asked;
                ask = Deadline::in(kUnheard);
            }
            if (quiet.passed() && !faultIn(printer_.state()))
                confirms_ = false; // it is well, and has no answer to what is asked in turn
            continue;
        }
        ask = Deadline::in(kUnheard);
        quiet = Deadline::in(kQuiet);
    }
    return {};
}

// Not every printer reports its changes, and one that stands still when it is told to does not.
Result<> PrintJob::look() {
    const auto answers = printer_.askAll(Deadline::in(kAsking), stop_);
    if (!answers)
        return tl::make_unexpected(answers.error());
    if (*answers == 0)
        return fail(Fault::Offline, "stopped answering in the middle of a receipt");
    return {};
}

Result<> PrintJob::standStill() {
    while (const auto fault = faultIn(printer_.state())) {
        if (*fault == Fault::Faulty)
            return fail(*fault, "an error that it does not recover from");
        tell(Phase::WaitingForDevice, fault);
        if (auto heard = printer_.listen(kBetween, stop_); !heard)
            return heard;
        if (auto asked = look(); !asked)
            return asked;
    }
    return {};
}

// Nothing of this receipt may come out at the next refill, and nobody else's may hang on it.
void PrintJob::abandon() {
    SecretBytes bytes;
    cutOff(bytes);
    if (!printer_.say(bytes, {}))
        return;
    // An answer shows that it has heard, before somebody refills it.
    const auto answers = printer_.askAll(Deadline::in(kBetween), {});
    hanging_ = !answers || *answers == 0 || faultIn(printer_.state());
}

// A printer that stands still forgets, and is cut when it can: by the next receipt.
void PrintJob::cutOff(SecretBytes& out) const {
    forgetBuffer(out);
    recover(out);
    initialise(out);
    if (!faultIn(printer_.state()))
        cut(out);
}

std::size_t PrintJob::held() const {
    const auto done = std::min(static_cast<std::size_t>(printer_.answeredInTurn()), sent_.size());
    return std::accumulate(sent_.begin() + static_cast<std::ptrdiff_t>(done), sent_.end(), std::size_t{0});
}

void PrintJob::tell(Phase phase, std::optional<Fault> waiting) const {
    if (!progress_)
        return;
    Progress now{.phase = phase, .done = {}, .waiting = waiting};
    if (phase == Phase::Working && all_ > 0 && confirms_)
        now.done = std::min(1.0, static_cast<double>(printer_.answeredInTurn()) / static_cast<double>(all_));
    progress_(now);
}

} // namespace hal::escpos
