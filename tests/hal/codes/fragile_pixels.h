// What fragile_host does of a picture with such a first pixel.
#pragma once

#include <cstdint>

namespace hal {

inline constexpr std::uint8_t kAborts = 1, kHangs = 2, kThrows = 3, kWorks = 255;

} // namespace hal
