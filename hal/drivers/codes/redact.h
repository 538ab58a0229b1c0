// What may be told of a scanner's words: their shape, with a specimen of the same length in the code's place.
#pragma once

#include <memory>

#include "hal/port/trace.h"

namespace hal::codes {

// Serial lines: every character that prints becomes 'x', but for an AIM identifier at the beginning.
[[nodiscard]] std::unique_ptr<port::Redactor> makeLineRedactor();

// HID POS: the first piece is the report descriptor, as openHid() has it written down; of the reports the
// code's bytes become 'x'. Reports of buttons and lamps are told as their length.
[[nodiscard]] std::unique_ptr<port::Redactor> makeHidRedactor();

// Input events: every key that prints becomes X, its scan code and the clock 0.
[[nodiscard]] std::unique_ptr<port::Redactor> makeKeyRedactor();

} // namespace hal::codes
