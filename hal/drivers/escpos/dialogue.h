// Questions and answers over one connection to a printer.
#pragma once

#include <memory>

#include "hal/drivers/escpos/command.h"
#include "hal/drivers/escpos/status.h"
#include "hal/port/stream.h"

namespace hal::escpos {

// Used by one thread at a time. Errors of all calls: what the stream gives, without Timeout where it says so.
class Dialogue {
public:
    explicit Dialogue(std::unique_ptr<port::Stream> stream) : stream_(std::move(stream)) {}

    // Asks everything that can be asked. What a question without an answer would have told is then not known.
    // The number of answers: none means that nothing is known.
    [[nodiscard]] Result<int> askAll(Deadline deadline, const std::stop_token& stop);

    [[nodiscard]] Result<> say(ByteView bytes, const std::stop_token& stop);

    // Hears what comes within the span; nothing is no error.
    [[nodiscard]] Result<> listen(Millis span, const std::stop_token& stop);

    [[nodiscard]] const PrinterState& state() const { return listener_.state(); }

    // Says the bytes and asks to be told when they were worked off.
    [[nodiscard]] Result<> sayAndAsk(ByteView bytes, const std::stop_token& stop);
    // How often it was asked so, and how often it answered. An answer that comes after forget() belongs to
    // nobody.
    [[nodiscard]] int askedInTurn() const { return asked_; }
    [[nodiscard]] int answeredInTurn() const { return listener_.completions() - forgotten_; }
    void forget();

private:
    [[nodiscard]] Result<> askOne(Ask question, Deadline deadline, const std::stop_token& stop);

    std::unique_ptr<port::Stream> stream_;
    Listener listener_;
    int asked_ = 0;
    int forgotten_ = 0;
};

} // namespace hal::escpos
