// Strong units, so that a resolution is never taken for a length.
#pragma once

#include <chrono>
#include <compare>

namespace hal {

using Millis = std::chrono::milliseconds;

struct Millimetres {
    double value{};
    friend auto operator<=>(const Millimetres&, const Millimetres&) = default;
};

inline constexpr double kMillimetresPerInch = 25.4;

struct Dpi {
    double value{};
    friend auto operator<=>(const Dpi&, const Dpi&) = default;
    [[nodiscard]] constexpr double pixelsPerMm() const { return value / kMillimetresPerInch; }
    [[nodiscard]] constexpr double pixels(Millimetres length) const { return length.value * pixelsPerMm(); }
};

// ISO/IEC 7810 ID-1, the size of identity, bank and social-security cards.
inline constexpr Millimetres kCardWidth{85.6};
inline constexpr Millimetres kCardHeight{54.0};
inline constexpr Millimetres kCardCornerRadius{3.18};

inline constexpr Millimetres kA4Width{210.0};
inline constexpr Millimetres kA4Height{297.0};

} // namespace hal
