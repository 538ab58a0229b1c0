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

constexpr double kShown = 0.5; // of a side: enough to judge it by

// How much of a side lies in a picture of this size, 0..1.
double shownOf(Point from, Point to, cv::Size picture) {
    constexpr int kSamples = 40;
    int shown = 0;
    for (int k = 0; k < kSamples; ++k) {
        const double t = (k + 0.5) / kSamples, x = from.x + (to.x - from.x) * t,
                     y = from.y + (to.y - from.y) * t;
        shown += x >= 0 && y >= 0 && x <= picture.width - 1 && y <= picture.height - 1;
    }
    return static_cast<double>(shown) / kSamples;
}

// A side that lies mostly outside, however far it is moved inward, is taken to be where the box has it and to
// be seen nowhere.
std::array<std::vector<Edge>, 4> edgesOf(const Sampler& picture, const Corners& box, const SideFit& fit) {
    std::array<std::vector<Edge>, 4> edges;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point &from = box[i], &to = box[(i + 1) % 4], out = outward(from, to);
        const auto inward = [&](const Point& p) {
            return Point{p.x - out.x * fit.reach, p.y - out.y * fit.reach};
        };
        const bool outside = shownOf(inward(from), inward(to), picture.size()) < kShown;
        edges[i] = outside ? std::vector<Edge>{Edge{}} : findEdges(picture, from, to, fit);
    }
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

// The best quadrilateral near `box` that a thing of this format may have cast from any distance.
std::optional<CardFit> fitCast(const Sampler& picture, const Corners& box, const SideFit& fit, double ppm,
                               const Format& format) {
    // A desk tilts by 11° at most; a line of print taken for a side asks for more.
    constexpr double kSteepestDesk = 16;
    std::optional<CardFit> best;
    forEachChoice(edgesOf(picture, box, fit), [&](const std::array<Edge, 4>& edges) {
        const Corners corners = intersect(box, edges);
        const auto cast = castRectangle(corners, picture.size());
        const double misshape = std::abs(std::log(cast.aspect / (format.widthMm / format.heightMm)));
        if (!(misshape < 0.12) || std::abs(cast.square) > 0.03 || cast.tiltDegrees > kSteepestDesk)
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

// The step in brightness across a side's line between two places along it: the weakest of its parts, signed
// as most of them are, so that text which happens to lie there does not pass for an edge.
double stepAcross(const Sampler& picture, Point from, Point to, double start, double end, double ppm) {
    constexpr double kAcrossMm = 0.35;
    constexpr int kSamples = 16;
    const Point out = outward(from, to);
    const double length = std::hypot(to.x - from.x, to.y - from.y), o = kAcrossMm * ppm;
    std::array<double, kSamples> steps{};
    for (int k = 0; k < kSamples; ++k) {
        const double t = (start + (end - start) * (k + 0.5) / kSamples) / length;
        const Point at{from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
        steps[static_cast<std::size_t>(k)] = picture.at(at.x + out.x * o, at.y + out.y * o).light -
                                             picture.at(at.x - out.x * o, at.y - out.y * o).light;
    }
    std::sort(steps.begin(), steps.end());
    const double low = steps[kSamples / 4], high = steps[kSamples - 1 - kSamples / 4];
    return low > 0 ? low : high < 0 ? high : 0;
}

// How strong a side's line still is beyond its two ends, as shares of the side itself.
struct Ends {
    double before = 0, after = 0;
};

// Measured from `fromMm` to `toMm` past each end (negative: before it is reached), for each side; nothing for
// a side too faint to say. `margin`: the share of the side at each end that is not asked how strong it is.
std::array<std::optional<Ends>, 4> endsOf(const Sampler& picture, const CardFit& fit, double ppm,
                                          double fromMm, double toMm, double margin) {
    constexpr double kClear = 4;
    std::array<std::optional<Ends>, 4> ends{};
    for (std::size_t i = 0; i < 4; ++i) {
        const Point from = fit.corners[i], to = fit.corners[(i + 1) % 4];
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        const auto step = [&](double start, double end) {
            return stepAcross(picture, from, to, start, end, ppm);
        };
        const double side = step(margin * length, (1 - margin) * length);
        if (std::abs(side) >= kClear)
            ends[i] = {step(-toMm * ppm, -fromMm * ppm) / side,
                       step(length + fromMm * ppm, length + toMm * ppm) / side};
    }
    return ends;
}

// A card's sides end at its corners. When both sides that meet a third go on beyond it, that third was taken
// from the middle of something longer.
bool runsOn(const Sampler& picture, const CardFit& fit, double ppm) {
    constexpr double kMuch = 0.5;
    const auto ends = endsOf(picture, fit, ppm, 1.2, 4.2, 0.1); // 90 mm less a card's length is 4.4
    for (std::size_t i = 0; i < 4; ++i) { // beyond the picture's border everything seems to go on
        const auto &one = ends[(i + 3) % 4], &other = ends[(i + 1) % 4];
        if (one && other && one->after > kMuch && other->before > kMuch &&
            shownOf(fit.corners[i], fit.corners[(i + 1) % 4], picture.size()) >= kShown)
            return true;
    }
    return false;
}

// The other way round: when both sides that meet a third stop short of it, that third is a line of the desk
// or of what lies beside the card. A card whose print has the desk's tone up to its side looks the same.
bool stopsShort(const Sampler& picture, const CardFit& fit, double ppm) {
    constexpr double kLittle = 0.25;
    constexpr double kPale = 0.4; // of the steepness of the sides that it should join
    // The round corner leaves the side's line by 0.1 mm at 2.3 mm.
    const auto ends = endsOf(picture, fit, ppm, -5.3, -2.3, 0.2);
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t one = (i + 3) % 4, other = (i + 1) % 4;
        if (ends[one] && ends[other] && ends[one]->after < kLittle && ends[other]->before < kLittle &&
            fit.edges[i].contrast < kPale * std::min(fit.edges[one].contrast, fit.edges[other].contrast))
            return true;
    }
    return false;
}

void judgeBorder(const Sampler& picture, CardFit& fit, double ppm) {
    const double slack = 1.0 * ppm;
    const cv::Size size = picture.size();
    fit.leaves = std::any_of(fit.corners.begin(), fit.corners.end(), [&](const Point& p) {
        return p.x < -slack || p.y < -slack || p.x > size.width - 1 + slack || p.y > size.height - 1 + slack;
    });
    fit.sidesShown = 0;
    fit.weakestShown = 1;
    for (std::size_t i = 0; i < 4; ++i) {
        const double shown = shownOf(fit.corners[i], fit.corners[(i + 1) % 4], size);
        if (shown < kShown)
            continue;
        ++fit.sidesShown;
        fit.weakestShown = std::min(fit.weakestShown, fit.edges[i].strength / shown);
    }
}

void judge(const Sampler& picture, CardFit& fit, double ppm) {
    fit.runsOn = runsOn(picture, fit, ppm);
    judgeBorder(picture, fit, ppm);
}

SideFit glassFit(double ppm) {
    return {.reach = 2.5 * ppm,
            .steepest = 0.03,
            .inset = (kRadius + 1) * ppm,
            .step = std::max(1.0, ppm / 12),
            .apart = 0.6 * ppm,
            .most = 3};
}

// Takes four edges for a card's sides if they stand as far apart as a card's do, and better than the best so
// far.
void tryOnGlass(const Corners& box, const std::array<Edge, 4>& edges, double ppm,
                std::optional<CardFit>& best) {
    constexpr double kSizeTolerance = 1.0, kSlopeTolerance = 0.012; // mm; 0.7°
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
    if (!best || score > best->score)
        best = CardFit{settle(box, edges, ppm), edges, width, height, weakestOf(edges), score};
}

} // namespace

std::optional<CardFit> fitOnGlass(const Sampler& picture, Point centre, double degrees, double ppm) {
    const Corners box = rectangle(centre, degrees, kWidth * ppm, kHeight * ppm);
    std::optional<CardFit> best;
    forEachChoice(edgesOf(picture, box, glassFit(ppm)),
                  [&](const std::array<Edge, 4>& edges) { tryOnGlass(box, edges, ppm, best); });
    if (best)
        judge(picture, *best, ppm);
    return best;
}

std::optional<CardFit> fitUnderCamera(const Sampler& picture, Point centre, double degrees, double scale,
                                      double ppm, const Format& format) {
    const Corners box =
        rectangle(centre, degrees, format.widthMm * scale * ppm, format.heightMm * scale * ppm);
    constexpr double kLargest = 1.7; // a larger thing is looked for as coarsely, but not without limit
    const double larger = std::min(kLargest, format.widthMm / kWidth);
    const SideFit rough{.reach = 4.5 * larger * ppm,
                        .steepest = 0.06,
                        .inset = (kRadius + 1.5) * ppm,
                        .step = std::max(1.0, ppm / 8),
                        .apart = 0.7 * ppm,
                        .most = 4};
    auto fit = fitCast(picture, box, rough, ppm, format);
    constexpr double kWorthASecondLook = 0.35;
    if (!fit)
        return fit;
    judgeBorder(picture, *fit, ppm);
    if (fit->weakestShown < kWorthASecondLook)
        return fit;
    const SideFit close{.reach = 1.6 * ppm,
                        .steepest = 0.02,
                        .inset = (kRadius + 1) * ppm,
                        .step = std::max(1.0, ppm / 12),
                        .apart = 0.7 * ppm,
                        .most = 3};
    if (auto closer = fitCast(picture, fit->corners, close, ppm, format))
        fit = closer;
    judge(picture, *fit, ppm);
    constexpr double kNeverSure = 0.65;
    if (stopsShort(picture, *fit, ppm))
        fit->weakest = std::min(fit->weakest, kNeverSure);
    return fit;
}

} // namespace imaging
