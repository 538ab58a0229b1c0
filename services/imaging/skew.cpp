// Ink is summed up along lines of an assumed angle: at the right one, rows of text and the gaps between them
// stand out most, which is when the differences between neighbouring sums are largest.
#include "services/imaging/skew.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace imaging {

namespace {

constexpr std::size_t kLeastInk = 400;     // pixels
constexpr std::size_t kCoarseInk = 12'000; // enough to find the angle within half a degree
constexpr std::size_t kFineInk = 120'000;

struct Spot {
    float x, y; // from the middle of the page
};

std::vector<Spot> spots(const cv::Mat& ink, std::size_t most) {
    const auto count = static_cast<std::size_t>(cv::countNonZero(ink));
    const std::size_t every = std::max<std::size_t>(1, count / most);
    std::vector<Spot> result;
    std::size_t seen = 0;
    const int middleX = ink.cols / 2, middleY = ink.rows / 2;
    for (int y = 0; y < ink.rows; ++y)
        for (int x = 0; x < ink.cols; ++x)
            if (ink.at<std::uint8_t>(y, x) && seen++ * 7 % every == 0) // 7: no pattern along the rows
                result.push_back({static_cast<float>(x - middleX), static_cast<float>(y - middleY)});
    return result;
}

// How much rows stand out when the page is turned back by `degrees`. Each spot is shared between two bins, so
// that the measure changes smoothly with the angle.
double crispness(const std::vector<Spot>& ink, double degrees, bool upright, double reach,
                 std::vector<float>& bins) {
    const double angle = degrees * std::numbers::pi / 180;
    const auto c = static_cast<float>(std::cos(angle)), s = static_cast<float>(std::sin(angle));
    std::fill(bins.begin(), bins.end(), 0.0F);
    for (const auto& p : ink) {
        const float at = (upright ? p.y * c - p.x * s : p.x * c + p.y * s) + static_cast<float>(reach);
        const auto i = static_cast<std::size_t>(at);
        const float f = at - static_cast<float>(i);
        bins[i] += 1 - f;
        bins[i + 1] += f;
    }
    double sum = 0;
    for (std::size_t i = 1; i < bins.size(); ++i)
        sum += static_cast<double>(bins[i] - bins[i - 1]) * (bins[i] - bins[i - 1]);
    return sum;
}

} // namespace

std::optional<double> skewOf(const cv::Mat& ink) {
    const auto few = spots(ink, kCoarseInk);
    if (few.size() < kLeastInk)
        return std::nullopt;
    const double reach = std::hypot(ink.rows, ink.cols) / 2 + 2;
    std::vector<float> bins(static_cast<std::size_t>(2 * reach) + 3);
    double best = 0, degrees = 0;
    bool upright = true;
    for (double d = -44.75; d <= 45; d += 0.25)
        for (const bool along : {true, false})
            if (const double crisp = crispness(few, d, along, reach, bins); crisp > best)
                best = crisp, degrees = d, upright = along;
    const auto many = spots(ink, kFineInk);
    for (const double step : {0.1, 0.02}) {
        const double around = degrees;
        best = -1;
        for (int i = -4; i <= 4; ++i)
            if (const double crisp = crispness(many, around + i * step, upright, reach, bins); crisp > best)
                best = crisp, degrees = around + i * step;
    }
    return degrees;
}

} // namespace imaging
