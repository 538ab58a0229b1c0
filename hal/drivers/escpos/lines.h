// A receipt broken into lines of a given width: what stands in each, before anybody speaks ESC/POS.
#pragma once

#include <variant>
#include <vector>

#include "hal/receipt_printer.h"

namespace hal::escpos {

struct TextLine {
    SecretText text; // UTF-8, fits; never a line break
    Align align = Align::Left;
    int scale = 1;
    bool bold = false;
};
struct GapLine {
    int dots = 0;
};
struct QrLine {
    SecretText payload;
};
using Line = std::variant<TextLine, GapLine, QrLine>;

// `columns`: letters of font A a line, e.g. 48 on 80 mm, 32 on 58 mm.
// BadData: a part beyond its bounds, or text that linesOf() refuses.
[[nodiscard]] Result<std::vector<Line>> lay(const Receipt& receipt, int columns);

} // namespace hal::escpos
