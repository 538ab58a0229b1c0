// Private to this folder: where a card carries ink, blind to its colours, its light and its guilloche.
#pragma once

#include <vector>

#include "hal/base/image.h"

namespace imaging {

inline constexpr int kInkWidth = 192, kInkHeight = 121; // 2.24 pixels a millimetre

// kInkWidth × kInkHeight values, 0 = paper, 255 = ink, from a rectified card of any resolution.
[[nodiscard]] std::vector<std::uint8_t> inkMap(const hal::Image& card);

} // namespace imaging
