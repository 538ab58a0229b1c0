// Pictures in a size for the screen.
#include "kiosk/models/screen_picture.h"

#include <algorithm>

namespace kiosk {

namespace {

// One row of means over factor × factor pixels; what is left over at the right edge is dropped.
void meanRow(const hal::Image& picture, int y, int factor, int width, std::uint8_t* out) {
    const int channels = picture.channels();
    for (int x = 0; x < width; ++x)
        for (int c = 0; c < channels; ++c) {
            unsigned sum = 0;
            for (int dy = 0; dy < factor; ++dy) {
                const std::uint8_t* in = picture.row(y * factor + dy) + x * factor * channels + c;
                for (int dx = 0; dx < factor; ++dx)
                    sum += in[dx * channels];
            }
            *out++ = static_cast<std::uint8_t>(sum / static_cast<unsigned>(factor * factor));
        }
}

} // namespace

hal::Image forScreen(const hal::Image& picture, int longestSide) {
    const int longest = std::max(picture.width(), picture.height());
    const int factor = longestSide > 0 ? (longest + longestSide - 1) / longestSide : 1;
    if (factor <= 1 || picture.width() < factor || picture.height() < factor)
        return picture;
    hal::ImageBuilder small(picture.width() / factor, picture.height() / factor, picture.format());
    for (int y = 0; y < small.height(); ++y)
        meanRow(picture, y, factor, small.width(), small.row(y));
    return std::move(small).finish();
}

} // namespace kiosk
