#include "hal/drivers/escpos/dialogue.h"

#include <array>

namespace hal::escpos {
namespace {

constexpr Millis kAnswer{300};   // real-time answers come within 20 ms on every cable
constexpr Millis kWriting{5000}; // a piece at 9600 baud, twice

// A packet of full-speed USB.
constexpr std::size_t kRead = 64;

} // namespace

Result<int> Dialogue::askAll(Deadline deadline, const std::stop_token& stop) {
    const int before = listener_.answers();
    for (const auto question : {Ask::Printer, Ask::Offline, Ask::Error, Ask::Paper}) {
        if (auto asked = askOne(question, deadline, stop); !asked)
            return tl::make_unexpected(asked.error());
        if (listener_.answers() == before)
            break; // who does not answer the first does not answer the others
    }
    return listener_.answers() - before;
}

Result<> Dialogue::askOne(Ask question, Deadline deadline, const std::stop_token& stop) {
    SecretBytes bytes;
    ask(question, bytes);
    listener_.asked(question);
    auto done = say(bytes, stop);
    const Deadline patience(std::min(deadline.at(), Deadline::in(kAnswer).at()));
    while (done && !listener_.allAnswered() && !patience.passed())
        done = listen(patience.left(), stop);
    listener_.giveUp();
    return done;
}

Result<> Dialogue::say(ByteView bytes, const std::stop_token& stop) {
    return stream_->write(bytes, Deadline::in(kWriting), stop);
}

Result<> Dialogue::sayAndAsk(ByteView bytes, const std::stop_token& stop) {
    SecretBytes both(bytes.begin(), bytes.end());
    askWhenDone(both);
    ++asked_;
    return say(both, stop);
}

void Dialogue::forget() {
    asked_ = 0;
    forgotten_ = listener_.completions();
}

Result<> Dialogue::listen(Millis span, const std::stop_token& stop) {
    std::array<std::uint8_t, kRead> heard{};
    const auto count = stream_->read(heard, Deadline::in(span), stop);
    if (count)
        listener_.hear(ByteView(heard).first(*count));
    else if (count.error().fault != Fault::Timeout)
        return tl::make_unexpected(count.error());
    return {};
}

} // namespace hal::escpos
