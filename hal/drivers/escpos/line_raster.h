// Lines that the firmware has no characters for, drawn here.
#pragma once

#include <memory>

#include "hal/base/bytes.h"
#include "hal/drivers/escpos/lines.h"

namespace hal::escpos {

struct BitPicture {
    SecretBytes rows; // one bit a dot, 1 is black, the left one highest
    int bytesPerRow = 0;
    [[nodiscard]] int height() const { return bytesPerRow ? static_cast<int>(rows.size()) / bytesPerRow : 0; }
};

// Holds the fonts, so that they are loaded once. Used by one thread at a time.
class LineRaster {
public:
    LineRaster();
    ~LineRaster();

    // As high as the firmware's own line. `dots`: width of the paper that can be printed on, a multiple of 8.
    // BadData: a character that no font of this machine has.
    [[nodiscard]] Result<BitPicture> draw(const TextLine& line, int dots);

private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
};

} // namespace hal::escpos
