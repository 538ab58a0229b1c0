// Codes as keystrokes of a keyboard with US layout, read as the kernel's input events.
#pragma once

#include "hal/drivers/codes/line.h"

namespace hal::codes {

class KeyAssembler final : public Assembler {
public:
    // `capsLock`: whether it is on when the keyboard is opened.
    KeyAssembler(Suffix suffix, bool capsLock);

    // Whole input events and what is left of one (struct input_event of this machine).
    [[nodiscard]] std::optional<Outcome> feed(ByteView events) override;
    [[nodiscard]] std::optional<Outcome> quiet() override { return line_.quiet(); }
    [[nodiscard]] bool begun() const override { return line_.begun(); }
    [[nodiscard]] Millis pause() const override { return line_.pause(); }
    void forget() override { line_.forget(); }
    [[nodiscard]] std::size_t pieceSize() const override;

private:
    void key(int code, int value);

    LineAssembler line_;
    SecretBytes rest_; // of an event that came in pieces
    bool capsLock_, leftShift_ = false, rightShift_ = false, leftControl_ = false, rightControl_ = false;
};

} // namespace hal::codes
