// Codes as lines: what scanners send over a serial line, and what is left of keystrokes.
#pragma once

#include <string>

#include "hal/drivers/codes/assembler.h"

namespace hal::codes {

// How a scanner was set up to end a code. LineEnd: CR, LF or both.
enum class Suffix { LineEnd, Tab, None };

struct LineRules {
    Suffix suffix = Suffix::LineEnd;
    bool aim = false;       // three bytes of AIM identifier come before each code
    Millis afterSuffix{30}; // longer than any scanner pauses within a code that has line ends of its own
    Millis brokenOff{300};  // a code without its suffix
};

// A suffix ends a code only when silence follows it: codes may hold line ends themselves.
class LineAssembler final : public Assembler {
public:
    explicit LineAssembler(LineRules rules) : rules_(rules) {}

    [[nodiscard]] std::optional<Outcome> feed(ByteView piece) override;
    [[nodiscard]] std::optional<Outcome> quiet() override;
    [[nodiscard]] bool begun() const override { return begun_; }
    [[nodiscard]] Millis pause() const override;
    void forget() override;
    [[nodiscard]] std::size_t pieceSize() const override { return 4096; }

    // Something came that is no byte of a code: what is under way is damaged.
    void damage(Error why);

private:
    [[nodiscard]] std::size_t suffixSize() const;

    const LineRules rules_;
    SecretBytes bytes_;
    bool begun_ = false;
    std::optional<Error> damage_;
};

} // namespace hal::codes
