#include "hal/drivers/codes/assembler.h"

#include <algorithm>
#include <iterator>

namespace hal::codes {

Symbology symbologyOf(ByteView aim) {
    struct Letter {
        std::uint8_t letter;
        Symbology symbology;
    };
    constexpr Letter kLetters[] = {{'Q', Symbology::Qr},     {'C', Symbology::Code128},
                                   {'L', Symbology::Pdf417}, {'d', Symbology::DataMatrix},
                                   {'z', Symbology::Aztec},  {'A', Symbology::Code39},
                                   {'E', Symbology::Ean},    {'I', Symbology::Itf}};
    if (aim.size() != kAimSize || aim[0] != ']')
        return Symbology::Other;
    const auto* row = std::ranges::find(kLetters, aim[1], &Letter::letter);
    return row == std::end(kLetters) ? Symbology::Other : row->symbology;
}

} // namespace hal::codes
