// Dots are round pieces of ink of one size; the two that are nearest to each other tell where the sheet lies,
// the least squares of all the scale in both axes.
#include "services/imaging/ruler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "services/imaging/raster.h"

namespace imaging {
namespace {

constexpr int kLeastDot = 12;         // pixels across; below, the middle is a guess
constexpr double kRoundness = 0.1;    // of the share that a disc has of its box
constexpr double kSameSize = 0.25;    // of the median
constexpr double kReach = 8;          // millimetres from where a dot is expected
constexpr double kMostResidual = 0.5; // millimetres

struct Disc {
    Point middle;
    double across;
};

std::vector<Disc> roundInk(const cv::Mat& grey) {
    cv::Mat ink, labels, stats, middles;
    cv::threshold(grey, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, middles, 8, CV_32S);
    std::vector<Disc> discs;
    for (int i = 1; i < count; ++i) {
        const double width = stats.at<int>(i, cv::CC_STAT_WIDTH),
                     height = stats.at<int>(i, cv::CC_STAT_HEIGHT);
        const double share = stats.at<int>(i, cv::CC_STAT_AREA) / (width * height);
        if (width >= kLeastDot && std::abs(width / height - 1) < kRoundness &&
            std::abs(share - std::numbers::pi / 4) < kRoundness)
            discs.push_back({{middles.at<double>(i, 0), middles.at<double>(i, 1)}, (width + height) / 2});
    }
    return discs;
}

// Those of the size that most have: specks and round letters fall away.
void keepOneSize(std::vector<Disc>& discs) {
    if (discs.empty())
        return;
    std::vector<double> sizes;
    sizes.reserve(discs.size());
    for (const Disc& disc : discs)
        sizes.push_back(disc.across);
    std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
    const double usual = sizes[sizes.size() / 2];
    std::erase_if(discs, [&](const Disc& disc) { return std::abs(disc.across / usual - 1) > kSameSize; });
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// The dots of the ruler in the picture, in its order, when its first dot lies at `first` and its corner dot
// at `corner`.
std::optional<std::vector<Point>> laidOut(const std::vector<Disc>& discs, const RulerDots& ruler, Point first,
                                          Point corner) {
    const double span = ruler.corner.x - ruler.dots.front().x;
    const double alongX = (corner.x - first.x) / span, alongY = (corner.y - first.y) / span;
    const double pixelsPerMm = std::hypot(alongX, alongY);
    std::vector<Point> found;
    for (const SheetPoint& dot : ruler.dots) {
        const double dx = dot.x - ruler.dots.front().x, dy = dot.y - ruler.dots.front().y;
        const Point expected{first.x + dx * alongX - dy * alongY, first.y + dx * alongY + dy * alongX};
        const auto nearest = std::ranges::min_element(
            discs, {}, [&](const Disc& disc) { return distance(disc.middle, expected); });
        if (distance(nearest->middle, expected) > kReach * pixelsPerMm)
            return std::nullopt;
        found.push_back(nearest->middle);
    }
    return found;
}

std::optional<std::vector<Point>> matched(const std::vector<Disc>& discs, const RulerDots& ruler) {
    if (discs.size() < ruler.dots.size() + 1)
        return std::nullopt;
    std::size_t a = 0, b = 1;
    for (std::size_t i = 0; i < discs.size(); ++i)
        for (std::size_t j = i + 1; j < discs.size(); ++j)
            if (distance(discs[i].middle, discs[j].middle) < distance(discs[a].middle, discs[b].middle))
                a = i, b = j;
    auto dots = laidOut(discs, ruler, discs[a].middle, discs[b].middle);
    return dots ? dots : laidOut(discs, ruler, discs[b].middle, discs[a].middle);
}

// Least squares of: place in the picture = matrix × place on the sheet + offset.
RulerScale fitted(const std::vector<Point>& pixels, const std::vector<SheetPoint>& sheet) {
    const int count = static_cast<int>(pixels.size());
    cv::Mat known(count, 3, CV_64F), seen(count, 2, CV_64F), answer;
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        known.at<double>(i, 0) = sheet[at].x;
        known.at<double>(i, 1) = sheet[at].y;
        known.at<double>(i, 2) = 1;
        seen.at<double>(i, 0) = pixels[at].x;
        seen.at<double>(i, 1) = pixels[at].y;
    }
    cv::solve(known, seen, answer, cv::DECOMP_SVD);
    const auto column = [&](int row) { return Point{answer.at<double>(row, 0), answer.at<double>(row, 1)}; };
    const Point along = column(0), down = column(1);
    RulerScale scale{std::hypot(along.x, along.y), std::hypot(down.x, down.y),
                     std::atan2(along.y, along.x) * 180 / std::numbers::pi, 0};
    const double rest = cv::norm(known * answer - seen, cv::NORM_L2) / std::sqrt(count);
    scale.residual = rest / std::sqrt(scale.x * scale.y);
    return scale;
}

} // namespace

hal::Result<RulerScale> measureRuler(const hal::Image& picture, const RulerDots& ruler) {
    if (picture.empty())
        return hal::fail(hal::Fault::NoDocument, "an empty picture");
    cv::Mat grey = view(picture);
    if (picture.channels() == 3)
        cv::cvtColor(view(picture), grey, cv::COLOR_RGB2GRAY);
    auto discs = roundInk(grey);
    keepOneSize(discs);
    const auto dots = matched(discs, ruler);
    if (!dots)
        return hal::fail(hal::Fault::NoDocument, "no ruler page in the picture");
    const RulerScale scale = fitted(*dots, ruler.dots);
    if (!(scale.residual <= kMostResidual))
        return hal::fail(hal::Fault::BadData, "the ruler page lies distorted");
    return scale;
}

} // namespace imaging
