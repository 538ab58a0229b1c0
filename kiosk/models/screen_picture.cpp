// Pictures in a size for the screen.
#include "kiosk/models/screen_picture.h"

#include <algorithm>
#include <vector>

#include "hal/base/secret.h"

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

// What one pixel of the result takes from one row or column of the picture.
struct Taps {
    int first = 0;
    std::vector<float> weights; // add up to 1
};

Taps mean(double from, double to, int end) {
    Taps taps{.first = static_cast<int>(from), .weights = {}};
    for (int at = taps.first; at < to && at < end; ++at)
        taps.weights.push_back(
            static_cast<float>((std::min(at + 1.0, to) - std::max<double>(at, from)) / (to - from)));
    return taps;
}

Taps between(double at, int begin, int end) {
    const double inside = std::clamp<double>(at, begin, end - 1);
    const int first = std::min(static_cast<int>(inside), end - 1);
    const auto share = static_cast<float>(inside - first);
    return share > 0 ? Taps{first, {1 - share, share}} : Taps{first, {1}};
}

std::vector<Taps> tapsOf(int begin, int length, int count) {
    const double step = static_cast<double>(length) / count;
    std::vector<Taps> taps;
    taps.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        taps.push_back(step >= 1 ? mean(begin + i * step, begin + (i + 1) * step, begin + length)
                                 : between(begin + (i + 0.5) * step - 0.5, begin, begin + length));
    return taps;
}

using Row = std::vector<float, hal::WipingAllocator<float>>; // pixels of somebody's card

// Adds a row of the picture, in the columns of the result, to the sum.
void addRow(const hal::Image& picture, int y, const std::vector<Taps>& columns, float weight, Row& sum) {
    const int channels = picture.channels();
    const std::uint8_t* const row = picture.row(y);
    float* out = sum.data();
    for (const Taps& taps : columns)
        for (int c = 0; c < channels; ++c) {
            const std::uint8_t* in = row + taps.first * channels + c;
            float value = 0;
            for (const float share : taps.weights) {
                value += share * *in;
                in += channels;
            }
            *out++ += weight * value;
        }
}

std::uint32_t packed(const float* pixel, int channels) {
    const auto level = [&](int c) {
        const float rounded = pixel[channels == 3 ? c : 0] + 0.5F; // never below zero; lround is a call
        return static_cast<std::uint32_t>(rounded);
    };
    return 0xFF000000U | level(0) << 16 | level(1) << 8 | level(2);
}

} // namespace

void drawPart(const hal::Image& picture, const Part& part, int width, int height, std::uint32_t* rows,
              int rowPixels) {
    const int channels = picture.channels();
    const auto columns = tapsOf(part.left, part.width, width);
    const auto lines = tapsOf(part.top, part.height, height);
    Row sum(static_cast<std::size_t>(width * channels));
    for (int y = 0; y < height; ++y) {
        std::ranges::fill(sum, 0.0F);
        int at = lines[static_cast<std::size_t>(y)].first;
        for (const float weight : lines[static_cast<std::size_t>(y)].weights)
            addRow(picture, at++, columns, weight, sum);
        std::uint32_t* const out = rows + static_cast<std::ptrdiff_t>(y) * rowPixels;
        for (int x = 0; x < width; ++x)
            out[x] = packed(sum.data() + x * channels, channels);
    }
}

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
