// Scans as the services would give them, small and synthetic.
#pragma once

#include <vector>

#include "kiosk/flows/copy_machine.h"

namespace kiosk {

inline constexpr int kGlassWidth = 60;
inline constexpr int kGlassHeight = 80;

inline hal::Image picture(int width, int height) {
    return hal::ImageBuilder(width, height, hal::PixelFormat::Rgb24).finish(hal::Dpi{300});
}

inline copying::CardScan cardScan(imaging::Side side) {
    copying::CardScan scan;
    scan.picture = picture(kGlassWidth, kGlassHeight);
    scan.found.corners = {{{10, 10}, {50, 10}, {50, 40}, {10, 40}}};
    scan.found.side = side;
    scan.card = picture(40, 25);
    scan.keepOut = {{1, 1, 10, 3}};
    scan.bands = {{1, 5, 20, 3}};
    return scan;
}

inline copying::CopyOutcome oneSheet() {
    copying::CopyOutcome outcome;
    outcome.sheets = 1;
    return outcome;
}

inline Visit::Side scannedSide(imaging::Side side) { return {cardScan(side), picture(6, 8)}; }

inline std::vector<Visit::Page> pages(std::size_t count) {
    return std::vector<Visit::Page>(count, {picture(21, 29), picture(7, 9)});
}

inline ScannedPages stack(std::size_t count, std::optional<hal::Fault> stopped = {}) {
    return {pages(count), stopped};
}

inline std::pair<Visit::Side, Visit::Side> bothSides() {
    return {scannedSide(imaging::Side::Front), scannedSide(imaging::Side::Back)};
}

} // namespace kiosk
