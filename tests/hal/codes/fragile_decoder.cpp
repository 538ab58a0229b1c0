// Stands in for ZXing in a device host of its own: obeys the picture's first pixel.
#include <cstdlib>

#include <unistd.h>

#include "hal/codes/decoder.h"
#include "tests/hal/codes/fragile_pixels.h"

namespace hal {

Result<std::vector<Code>> decodeCodesHere(const Image& picture) {
    const auto pixels = picture.bytes();
    switch (pixels.empty() ? kWorks : pixels.front()) {
    case kAborts:
        std::abort();
    case kHangs:
        for (;;)
            ::pause();
    case kThrows:
        throw 1; // anything
    default:
        return std::vector<Code>{{Symbology::Other, {'f', 'i', 'n', 'e'}}};
    }
}

} // namespace hal
