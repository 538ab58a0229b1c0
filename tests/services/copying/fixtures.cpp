#include "fixtures.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "hal/picture/picture.h"
#include "hal/sim/glass.h"

namespace copying {

std::string pathOf(const std::string& fixture) { return BANSHI_FIXTURES "/cards/" + fixture; }

hal::Image picture(const std::string& fixture) {
    std::ifstream file(pathOf(fixture), std::ios::binary);
    const hal::Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    const auto decoded = hal::decodePicture(bytes);
    if (!decoded)
        throw std::runtime_error(fixture + ": " + decoded.error().detail);
    return decoded->dpi() ? *decoded : decoded->withDpi(hal::Dpi{300});
}

hal::Image quickLook(const std::string& fixture, double dpi) {
    return hal::sim::seenThroughGlass(picture(fixture), {.mode = hal::ScanMode::Grey, .dpi = hal::Dpi{dpi}});
}

} // namespace copying
