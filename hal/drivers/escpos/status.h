// ESC/POS: what the printer says back. Answers of three kinds come mixed in one stream and are told apart by
// their fixed bits. Total: any bytes are taken.
#pragma once

#include <optional>

#include "hal/base/bytes.h"
#include "hal/device.h"
#include "hal/drivers/escpos/command.h"

namespace hal::escpos {

// Nothing is known until it was said.
struct PrinterState {
    std::optional<bool> coverOpen{};
    std::optional<bool> paperEnd{};
    std::optional<bool> paperNearEnd{};
    std::optional<bool> offline{};
    std::optional<bool> cutterError{};
    std::optional<bool> unrecoverable{};
    std::optional<bool> recoverable{}; // mended by closing, refilling or cooling down

    friend bool operator==(const PrinterState&, const PrinterState&) = default;
};

// What stands in the way of printing; none: nothing that is known.
[[nodiscard]] std::optional<Fault> faultIn(const PrinterState& state);

// Health::Unknown while paper or cover are not known: unknown is not ok.
[[nodiscard]] Status statusOf(const PrinterState& state);

// Answers to DLE EOT have bits 1 and 4 set and 0 and 7 clear; they do not say what they answer, so the
// questions are remembered in order. A report of changes (ASB) begins with bit 4 set and 0, 1, 7 clear and
// has three more bytes. An answer to GS r has bits 4 and 7 clear.
class Listener {
public:
    void asked(Ask question) { waiting_.push_back(question); }
    // Answers that did not come are not waited for any longer: what comes next answers what is asked next,
    // and what they would have told is not known.
    void giveUp();
    void hear(ByteView bytes);

    [[nodiscard]] const PrinterState& state() const { return state_; }
    [[nodiscard]] bool allAnswered() const { return waiting_.empty(); }
    [[nodiscard]] int answers() const { return answers_; }       // to real-time questions
    [[nodiscard]] int completions() const { return completed_; } // answers to GS r

private:
    void answer(Ask question, std::uint8_t byte);
    void report();

    PrinterState state_;
    std::vector<Ask> waiting_;
    Bytes report_; // of the four bytes, those that came
    int answers_ = 0;
    int completed_ = 0;
};

} // namespace hal::escpos
