// Sizes of sheets and cards, and what they are called.
#pragma once

#include <string>
#include <vector>

#include "hal/base/units.h"

namespace hal {

struct PaperSize { // as a sheet is named: the shorter side is its width
    Millimetres width{}, height{};
    friend bool operator==(const PaperSize&, const PaperSize&) = default;
};

inline constexpr PaperSize kA3{{297.0}, {420.0}};
inline constexpr PaperSize kA4{kA4Width, kA4Height};
inline constexpr PaperSize kA5{{148.0}, {210.0}};
inline constexpr PaperSize kIdCard{kCardHeight, kCardWidth};
inline constexpr PaperSize kUsualSizes[] = {kIdCard, kA5, kA4, kA3}; // ascending

// Within the 2 mm that devices round by, whichever side is named first.
[[nodiscard]] bool sameSize(const PaperSize& a, const PaperSize& b);

// Of the usual sizes, those that fit upright on a surface, to the device's own rounding; ascending.
[[nodiscard]] std::vector<PaperSize> sizesWithin(Millimetres width, Millimetres height);

// "A4", "ID-1", else "216x279 mm".
[[nodiscard]] std::string nameOf(const PaperSize& size);

} // namespace hal
