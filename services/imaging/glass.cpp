// Steep places of the reduced picture, joined when they are closer than the lines of a text.
#include "services/imaging/glass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace imaging {

namespace {

constexpr double kBorderMm = 4; // the platen's edge, seen as a bar
constexpr double kJoinMm = 3.5; // half the gap that is bridged: lines of a text, a card's text and its sides
constexpr double kDirtMm = 22;  // hairs are shorter, and so is no card
constexpr float kLeastStep = 5; // grey levels between neighbours
constexpr float kStepOverNoise = 6;

// Dust on the sensor draws a line along the whole scan, the same in nearly every row: it is taken out. The
// edge of a sheet that lies straight is a step, not a line, and a printed line ends where its page does.
cv::Mat withoutStreaks(const cv::Mat& light) {
    constexpr int kReach = 3; // pixels: a line lies on one or two, and another may run close by
    constexpr float kFaintest = 1.0F;
    cv::Mat clean = light.clone();
    std::vector<float> depths(static_cast<std::size_t>(light.rows));
    for (int x = kReach; x + kReach < light.cols; ++x) {
        for (int y = 0; y < light.rows; ++y) {
            const auto* at = light.ptr<float>(y) + x;
            const float left = at[0] - (at[-3] + at[-2]) / 2, right = at[0] - (at[2] + at[3]) / 2;
            const float depth = std::min(std::abs(left), std::abs(right));
            depths[static_cast<std::size_t>(y)] = left * right <= 0 ? 0 : std::copysign(depth, left);
        }
        // What three quarters of the rows show at least.
        const auto quarter = static_cast<std::ptrdiff_t>(depths.size() / 4);
        std::nth_element(depths.begin(), depths.begin() + quarter, depths.end());
        const float low = depths[static_cast<std::size_t>(quarter)];
        std::nth_element(depths.begin(), depths.end() - 1 - quarter, depths.end());
        const float high = *(depths.end() - 1 - quarter);
        if (low < kFaintest && high > -kFaintest)
            continue;
        for (int y = 0; y < light.rows; ++y) {
            auto* at = clean.ptr<float>(y) + x;
            const auto* dirty = light.ptr<float>(y) + x;
            std::array<float, 4> beside{at[-3], at[-2], dirty[2], dirty[3]};
            std::sort(beside.begin(), beside.end());
            at[0] = (beside[1] + beside[2]) / 2;
        }
    }
    return clean;
}

cv::Mat steepPlaces(const Reduced& picture) {
    const cv::Mat light = withoutStreaks(picture.light);
    const int border = std::max(1, static_cast<int>(std::lround(kBorderMm * picture.pixelsPerMm)));
    cv::Mat steps = cv::Mat::zeros(light.size(), CV_32F);
    std::vector<float> sizes;
    for (int y = 1; y + 1 < light.rows; ++y)
        for (int x = 1; x + 1 < light.cols; ++x) {
            const float step = std::max(std::abs(light.at<float>(y, x + 1) - light.at<float>(y, x - 1)),
                                        std::abs(light.at<float>(y + 1, x) - light.at<float>(y - 1, x)));
            sizes.push_back(step);
            if (x >= border && y >= border && x < light.cols - border && y < light.rows - border)
                steps.at<float>(y, x) = step;
        }
    if (sizes.empty())
        return cv::Mat::zeros(light.size(), CV_8U);
    // The lower third: on a page of text the median is ink.
    const auto third = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 3);
    std::nth_element(sizes.begin(), third, sizes.end());
    return steps > std::max(kLeastStep, kStepOverNoise * *third);
}

// Whether a rectangle of a card's size, and what shadows and steep neighbours add, holds all the ink at some
// angle.
bool fitsACard(const std::vector<cv::Point>& ink, double ppm) {
    constexpr double kShadowMm = 4.5;
    std::vector<cv::Point> hull;
    cv::convexHull(ink, hull);
    for (double angle = 0; angle < std::numbers::pi; angle += 0.03) {
        const double c = std::cos(angle), s = std::sin(angle);
        double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
        for (const auto& p : hull) {
            const double u = c * p.x + s * p.y, v = c * p.y - s * p.x;
            left = std::min(left, u), right = std::max(right, u), top = std::min(top, v),
            bottom = std::max(bottom, v);
        }
        if (right - left < (hal::kCardWidth.value + kShadowMm) * ppm &&
            bottom - top < (hal::kCardHeight.value + kShadowMm) * ppm)
            return true;
    }
    return false;
}

void measure(Patch& patch, cv::Size picture, double ppm) {
    const auto around = cv::minAreaRect(patch.ink);
    patch.lengthMm = std::max(around.size.width, around.size.height) / ppm;
    patch.breadthMm = std::min(around.size.width, around.size.height) / ppm;
    patch.box = cv::boundingRect(patch.ink);
    patch.fitsACard = fitsACard(patch.ink, ppm);
    const double border = (kBorderMm + 2.5) * ppm;
    patch.atBorder = patch.box.x < border || patch.box.y < border ||
                     patch.box.br().x > picture.width - border || patch.box.br().y > picture.height - border;
}

// How far a point lies outside a rectangle, beyond the farthest of its sides; negative inside.
double beyond(const Corners& rectangle, Point p) {
    double farthest = -1e9;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point &a = rectangle[i], &b = rectangle[(i + 1) % 4];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        farthest = std::max(farthest, ((b.y - a.y) * (p.x - a.x) - (b.x - a.x) * (p.y - a.y)) / length);
    }
    return farthest;
}

// The text of a sheet and the sheet's sides are one thing, though a margin lies between them.
void joinNested(std::vector<Patch>& patches) {
    for (std::size_t i = 0; i < patches.size(); ++i)
        for (std::size_t k = i + 1; k < patches.size(); ++k) {
            auto &a = patches[i], &b = patches[k];
            const auto common = (a.box & b.box).area();
            if (common < 0.6 * std::min(a.box.area(), b.box.area()))
                continue;
            a.ink.insert(a.ink.end(), b.ink.begin(), b.ink.end());
            a.box |= b.box;
            patches.erase(patches.begin() + static_cast<std::ptrdiff_t>(k));
            k = i;
        }
}

} // namespace

std::vector<Patch> patchesOnGlass(const Reduced& picture) {
    const double ppm = picture.pixelsPerMm;
    const cv::Mat ink = steepPlaces(picture);
    cv::Mat joined, labels;
    const int reach = std::max(1, static_cast<int>(std::lround(kJoinMm * ppm)));
    cv::dilate(ink, joined, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U));
    std::vector<Patch> patches(static_cast<std::size_t>(cv::connectedComponents(joined, labels)));
    for (int y = 0; y < ink.rows; ++y)
        for (int x = 0; x < ink.cols; ++x)
            if (ink.at<std::uint8_t>(y, x))
                patches[static_cast<std::size_t>(labels.at<int>(y, x))].ink.emplace_back(x, y);
    std::erase_if(patches, [](const Patch& p) { return p.ink.empty(); });
    for (auto& patch : patches)
        measure(patch, ink.size(), ppm);
    std::erase_if(patches, [](const Patch& p) { return p.lengthMm < kDirtMm; });
    joinNested(patches);
    for (auto& patch : patches)
        measure(patch, ink.size(), ppm);
    std::sort(patches.begin(), patches.end(), [](auto& a, auto& b) { return a.ink.size() > b.ink.size(); });
    return patches;
}

Patch besides(const Patch& patch, const std::vector<Corners>& cards, double margin, const Reduced& picture) {
    Patch rest;
    for (const auto& p : patch.ink) {
        const Point at{static_cast<double>(p.x), static_cast<double>(p.y)};
        if (std::none_of(cards.begin(), cards.end(), [&](auto& card) { return beyond(card, at) <= margin; }))
            rest.ink.push_back(p);
    }
    if (!rest.ink.empty())
        measure(rest, picture.light.size(), picture.pixelsPerMm);
    return rest;
}

} // namespace imaging
