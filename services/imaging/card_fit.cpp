// Chooses one edge for each side so that together they have a card's shape, and turns them into corners.
#include "services/imaging/card_fit.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "services/imaging/perspective.h"

namespace imaging {

namespace {

constexpr double kWidth = hal::kCardWidth.value, kHeight = hal::kCardHeight.value;
constexpr double kRadius = hal::kCardCornerRadius.value;

Corners rectangle(Point centre, double degrees, double width, double height) {
    const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const auto at = [&](double x, double y) {
        return Point{centre.x + c * x - s * y, centre.y + s * x + c * y};
    };
    const double w = width / 2, h = height / 2;
    return {at(-w, -h), at(w, -h), at(w, h), at(-w, h)};
}

std::array<std::vector<Edge>, 4> edgesOf(const Sampler& picture, const Corners& box, const SideFit& fit) {
    std::array<std::vector<Edge>, 4> edges;
    for (std::size_t i = 0; i < 4; ++i)
        edges[i] = findEdges(picture, box[i], box[(i + 1) % 4], fit);
    return edges;
}

double weakestOf(const std::array<Edge, 4>& edges) {
    return std::min_element(edges.begin(), edges.end(),
                            [](auto& a, auto& b) { return a.strength < b.strength; })
        ->strength;
}

// A side counts by how surely it is seen and, less, by how much it stands out.
double worth(const Edge& edge) { return edge.strength + 0.08 * std::log2(1 + edge.contrast); }

template <class Try>
void forEachChoice(const std::array<std::vector<Edge>, 4>& edges, Try&& attempt) {
    for (const auto& top : edges[0])
        for (const auto& right : edges[1])
            for (const auto& bottom : edges[2])
                for (const auto& left : edges[3])
                    attempt(std::array<Edge, 4>{top, right, bottom, left});
}

// The rectangle of exactly the card's size that lies best on the four edges; steep edges hold it more firmly.
Corners settle(const Corners& box, const std::array<Edge, 4>& edges, double ppm) {
    std::array<double, 4> hold{};
    double slope = 0, slopeHold = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        hold[i] = std::min(edges[i].contrast, 40.0) * edges[i].strength;
        const double length = i % 2 == 0 ? kWidth : kHeight;
        slope += edges[i].slope * hold[i] * length * length;
        slopeHold += hold[i] * length * length;
    }
    slope /= slopeHold;
    const auto shift = [&](std::size_t plus, std::size_t minus) {
        return (edges[plus].offset * hold[plus] - edges[minus].offset * hold[minus]) /
               (hold[plus] + hold[minus]);
    };
    const Point right = outward(box[1], box[2]), down = outward(box[2], box[3]);
    const double x = shift(1, 3), y = shift(2, 0);
    const Point centre{(box[0].x + box[2].x) / 2 + right.x * x + down.x * y,
                       (box[0].y + box[2].y) / 2 + right.y * x + down.y * y};
    const double degrees = std::atan2(box[1].y - box[0].y, box[1].x - box[0].x) * 180 / std::numbers::pi -
                           std::atan(slope) * 180 / std::numbers::pi;
    return rectangle(centre, degrees, kWidth * ppm, kHeight * ppm);
}

} // namespace

std::optional<CardFit> fitOnGlass(const Sampler& picture, Point centre, double degrees, double ppm) {
    constexpr double kSizeTolerance = 1.0, kSlopeTolerance = 0.012; // mm; 0.7°
    const Corners box = rectangle(centre, degrees, kWidth * ppm, kHeight * ppm);
    const SideFit fit{.reach = 2.5 * ppm,
                      .steepest = 0.03,
                      .inset = (kRadius + 1) * ppm,
                      .step = std::max(1.0, ppm / 12),
                      .apart = 0.6 * ppm,
                      .most = 3};
    std::optional<CardFit> best;
    forEachChoice(edgesOf(picture, box, fit), [&](const std::array<Edge, 4>& edges) {
        const double width = kWidth + (edges[1].offset + edges[3].offset) / ppm;
        const double height = kHeight + (edges[0].offset + edges[2].offset) / ppm;
        const double off = std::max(std::abs(width - kWidth), std::abs(height - kHeight));
        const double turn =
            std::max(std::abs(edges[0].slope - edges[2].slope), std::abs(edges[1].slope - edges[3].slope));
        if (off > kSizeTolerance || turn > kSlopeTolerance)
            return;
        double score = -0.3 * off;
        for (const auto& edge : edges)
            score += worth(edge);
        if (best && score <= best->score)
            return;
        best = CardFit{settle(box, edges, ppm), edges, width, height, weakestOf(edges), score};
    });
    return best;
}

std::optional<CardFit> fitUnderCamera(const Sampler& picture, cv::Size size, Point centre, double degrees,
                                      double ppm) {
    const Corners box = rectangle(centre, degrees, kWidth * ppm, kHeight * ppm);
    const SideFit fit{.reach = 4.5 * ppm,
                      .steepest = 0.06,
                      .inset = (kRadius + 1.5) * ppm,
                      .step = std::max(1.0, ppm / 10),
                      .apart = 0.7 * ppm,
                      .most = 4};
    std::optional<CardFit> best;
    forEachChoice(edgesOf(picture, box, fit), [&](const std::array<Edge, 4>& edges) {
        const Corners corners = intersect(box, edges);
        const auto cast = castRectangle(corners, size);
        const double misshape = std::abs(std::log(cast.aspect / (kWidth / kHeight)));
        if (!(misshape < 0.12) || std::abs(cast.square) > 0.03)
            return;
        double score = -8 * misshape - 5 * std::abs(cast.square);
        for (const auto& edge : edges)
            score += worth(edge);
        if (best && score <= best->score)
            return;
        const double width = cast.width / ppm;
        best = CardFit{corners, edges, width, width / cast.aspect, weakestOf(edges), score};
    });
    return best;
}

} // namespace imaging
