// A receipt as the bytes of one printer.
#pragma once

#include "hal/drivers/escpos/line_raster.h"

namespace hal::escpos {

struct Roll {
    int dots = 576;          // across, that can be printed on: 576 of 80 mm, 384 of 58 mm
    bool chineseFont = true; // false: the firmware has none, and every Chinese line is drawn
};

// The pieces of a receipt, in order, each short enough that a stop is heard between them. The last one cuts.
// BadData: as lay() and LineRaster::draw() have it.
[[nodiscard]] Result<std::vector<SecretBytes>> render(const Receipt& receipt, const Roll& roll,
                                                      LineRaster& raster);

} // namespace hal::escpos
