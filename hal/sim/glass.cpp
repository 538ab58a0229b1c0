#include "hal/sim/glass.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace hal::sim {
namespace {

constexpr std::uint8_t kLid = 244;              // the inside of a scanner's lid is not quite white
constexpr Millimetres kSheetFrom{140};          // as wide as this: a sheet, or a scan of the whole glass
constexpr Millimetres kInsetX{24}, kInsetY{36}; // where a hand puts a card

Dpi resolutionOf(const Image& picture) {
    if (picture.dpi())
        return *picture.dpi();
    const double ratio = static_cast<double>(picture.width()) / picture.height();
    const bool card = std::abs(ratio - kCardWidth.value / kCardHeight.value) < 0.05;
    return Dpi{picture.width() * kMillimetresPerInch / (card ? kCardWidth : kA4Width).value};
}

std::uint8_t toGrey(const std::uint8_t* rgb) {
    return static_cast<std::uint8_t>((rgb[0] * 77 + rgb[1] * 150 + rgb[2] * 29 + 128) >> 8);
}

// The mean of the picture's pixels under one sensor cell [x0,x1) × [y0,y1), in `channels` channels.
void average(const Image& picture, int x0, int y0, int x1, int y1, int channels, std::uint8_t* out) {
    long sum[3] = {0, 0, 0};
    for (int y = y0; y < y1; ++y) {
        const std::uint8_t* p = picture.row(y) + static_cast<std::ptrdiff_t>(x0) * picture.channels();
        for (int x = x0; x < x1; ++x, p += picture.channels())
            for (int c = 0; c < 3; ++c)
                sum[c] += p[picture.channels() == 3 ? c : 0];
    }
    const long count = static_cast<long>(x1 - x0) * (y1 - y0);
    std::uint8_t rgb[3];
    for (int c = 0; c < 3; ++c)
        rgb[c] = static_cast<std::uint8_t>((sum[c] + count / 2) / count);
    if (channels == 1)
        *out = picture.channels() == 1 ? rgb[0] : toGrey(rgb);
    else
        std::memcpy(out, rgb, 3);
}

// Source pixels under sensor cell `cell`: at least one.
struct Span {
    int from, to;
};
Span under(int cell, double scale, double offset, int limit) {
    const int from = static_cast<int>(std::floor(cell * scale + offset + 1e-9));
    const int to = static_cast<int>(std::floor((cell + 1) * scale + offset + 1e-9));
    return {from, std::clamp(std::max(to, from + 1), 0, limit)};
}

} // namespace

Image seenThroughGlass(const Image& picture, const ScanRequest& request, Drawn drawn) {
    const auto cells = [&](Millimetres length) {
        return std::max(1, static_cast<int>(std::lround(request.dpi.pixels(length))));
    };
    ImageBuilder glass(cells(request.area.width), cells(request.area.height),
                       request.mode == ScanMode::Grey ? PixelFormat::Grey8 : PixelFormat::Rgb24);
    const int channels = request.mode == ScanMode::Grey ? 1 : 3;
    for (int y = 0; y < glass.height(); ++y)
        std::memset(glass.row(y), kLid, static_cast<std::size_t>(glass.stride()));
    if (picture.empty())
        return std::move(glass).finish(request.dpi);

    const Dpi own = resolutionOf(picture);
    const double scaleX = own.value / request.dpi.value / drawn.x;
    const double scaleY = own.value / request.dpi.value / drawn.y;
    const bool sheet = picture.width() / own.pixelsPerMm() >= kSheetFrom.value ||
                       request.source == ScanSource::CardDuplex; // nothing but the card
    const double offsetX = own.pixels({request.area.left.value - (sheet ? 0 : kInsetX.value)});
    const double offsetY = own.pixels({request.area.top.value - (sheet ? 0 : kInsetY.value)});
    for (int y = 0; y < glass.height(); ++y) {
        const auto [y0, y1] = under(y, scaleY, std::round(offsetY), picture.height());
        if (y0 < 0 || y0 >= picture.height())
            continue;
        for (int x = 0; x < glass.width(); ++x) {
            const auto [x0, x1] = under(x, scaleX, std::round(offsetX), picture.width());
            if (x0 >= 0 && x0 < picture.width())
                average(picture, x0, y0, x1, y1, channels, glass.row(y) + x * channels);
        }
    }
    return std::move(glass).finish(request.dpi);
}

} // namespace hal::sim
