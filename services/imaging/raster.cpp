// Averaging and interpolation, the two ways in which pixels reach the finder.
#include "services/imaging/raster.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace imaging {

namespace {

// The finder's door promises one thread; OpenCV would take one for each core, and the kiosk has other work.
[[maybe_unused]] const bool kOneThread = (cv::setNumThreads(1), true);

} // namespace

cv::Mat view(const hal::Image& picture) {
    auto* pixels = const_cast<std::uint8_t*>(picture.bytes().data());
    return {picture.height(), picture.width(), CV_8UC(picture.channels()), pixels,
            static_cast<std::size_t>(picture.stride())};
}

bool canShowSomething(const hal::Image& picture, double pixelsPerMm) {
    constexpr double kCoarsest = 1, kLeastMm = 10;
    return !picture.empty() && pixelsPerMm >= kCoarsest &&
           std::min(picture.width(), picture.height()) >= kLeastMm * pixelsPerMm;
}

Tone Sampler::at(double x, double y) const {
    const double cx = std::clamp(x, 0.0, picture_.width() - 1.0);
    const double cy = std::clamp(y, 0.0, picture_.height() - 1.0);
    const int x0 = static_cast<int>(cx), y0 = static_cast<int>(cy);
    const int right = x0 + 1 < picture_.width() ? channels_ : 0;
    const auto fx = static_cast<float>(cx - x0), fy = static_cast<float>(cy - y0);
    const auto* top = picture_.row(y0) + x0 * channels_;
    const auto* bottom = picture_.row(std::min(y0 + 1, picture_.height() - 1)) + x0 * channels_;
    const auto mix = [&](int c) {
        const float above = static_cast<float>(top[c]) + fx * static_cast<float>(top[c + right] - top[c]);
        const float below =
            static_cast<float>(bottom[c]) + fx * static_cast<float>(bottom[c + right] - bottom[c]);
        return above + fy * (below - above);
    };
    if (channels_ == 1)
        return {mix(0), 0};
    const float red = mix(0), green = mix(1), blue = mix(2);
    return {(red + 2 * green + blue) / 4, blue - red};
}

Reduced reduce(const hal::Image& picture, double pixelsPerMm, double wantedPixelsPerMm) {
    Reduced reduced;
    const int shorter = std::min(picture.width(), picture.height());
    reduced.factor = std::clamp(static_cast<int>(std::lround(pixelsPerMm / wantedPixelsPerMm)), 1, shorter);
    reduced.pixelsPerMm = pixelsPerMm / reduced.factor;
    const int n = reduced.factor, width = picture.width() / n, height = picture.height() / n;
    const int channels = picture.channels();
    reduced.light.create(height, width, CV_32F);
    reduced.tint.create(height, width, CV_32F);
    const float perPixel = 1.0F / static_cast<float>(n * n);
    std::vector<unsigned> sums(static_cast<std::size_t>(width * n * channels));
    for (int y = 0; y < height; ++y) {
        std::fill(sums.begin(), sums.end(), 0U);
        for (int k = 0; k < n; ++k) {
            const auto* row = picture.row(y * n + k);
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += row[i];
        }
        auto* light = reduced.light.ptr<float>(y);
        auto* tint = reduced.tint.ptr<float>(y);
        for (int x = 0; x < width; ++x) {
            unsigned sum[3] = {};
            const auto* in = sums.data() + static_cast<std::size_t>(x * n * channels);
            for (int k = 0; k < n; ++k, in += channels)
                for (int c = 0; c < channels; ++c)
                    sum[c] += in[c];
            const unsigned red = sum[0], green = channels == 3 ? sum[1] : red,
                           blue = channels == 3 ? sum[2] : red;
            light[x] = static_cast<float>(red + 2 * green + blue) * perPixel / 4;
            tint[x] = (static_cast<float>(blue) - static_cast<float>(red)) * perPixel;
        }
    }
    return reduced;
}

} // namespace imaging
