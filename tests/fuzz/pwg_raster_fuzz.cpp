// Arbitrary bytes as PWG raster; what is read as pages must be the same after being written and read again.
#include <algorithm>
#include <cstdlib>

#include "hal/drivers/cups/pwg_raster.h"

namespace {

using namespace hal;

// Large pages are right and only slow: dimensions stand at 372 and 376 of the first page.
bool isLarge(ByteView bytes) {
    return bytes.size() > 4 + 380 && (bytes[4 + 372] || bytes[4 + 373] || bytes[4 + 376] || bytes[4 + 377]);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    if (isLarge(bytes))
        return 0;
    const auto pages = cups::decodeRaster(bytes);
    if (!pages)
        return 0;
    for (const cups::RasterPage& page : *pages) {
        SecretBytes stream = cups::beginRaster();
        const auto encoded = cups::encodeRasterPage(page.image, cups::RasterColour::Rgb, page.totalPages);
        stream.insert(stream.end(), encoded.begin(), encoded.end());
        const auto again = cups::decodeRaster(stream);
        if (!again || again->size() != 1 ||
            !std::ranges::equal(again->front().image.bytes(), page.image.bytes()))
            std::abort();
    }
    return 0;
}
