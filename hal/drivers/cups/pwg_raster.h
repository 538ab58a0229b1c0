// PWG raster (PWG 5102.4): the picture format that every driverless printer takes. Pure.
#pragma once

#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/image.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace hal::cups {

enum class RasterColour { Grey, Rgb }; // sgray_8, srgb_8

struct RasterPage {
    Dpi dpi{300};
    int totalPages = 0; // as the header says
    Image image;
};

// The four bytes that open a stream, once before the first page.
[[nodiscard]] SecretBytes beginRaster();

// One A4 sheet, header and compressed rows. The image carries its resolution; colour becomes grey where asked
// (Rec. 601), grey stays grey. Precondition: neither side is 0.
[[nodiscard]] SecretBytes encodeRasterPage(const Image& image, RasterColour colour, int totalPages);

// For tests and rigs. BadData: not PWG raster, a format that we do not write, or data that ends early.
[[nodiscard]] Result<std::vector<RasterPage>> decodeRaster(ByteView bytes);

} // namespace hal::cups
