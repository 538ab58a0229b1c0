// A side is cut into blocks, each averaged along the side; an edge is a straight line through the blocks on
// which their gradients agree in sign. Clipping the gradients lets every block vote once: a faint side that
// is seen everywhere beats a black letter that is seen once.
#include "services/imaging/side_fit.h"

#include <algorithm>
#include <cmath>

namespace imaging {

namespace {

constexpr int kBlocks = 32;
constexpr int kSamplesPerBlock = 6;
constexpr float kLeastClip = 0.9F; // grey levels a step: weaker gradients are noise even when averaged
constexpr float kClipOverNoise = 3.0F;

// Gradients across a side: blocks along it, offsets across it, outward positive.
struct Strip {
    int offsets = 0;
    std::vector<float> light, tint;      // blocks × offsets
    std::array<double, kBlocks> along{}; // each block's place from the side's middle, samples
};

float median(std::vector<float> values) {
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Divides by the level up to which gradients are no more than noise.
void overNoise(std::vector<float>& gradients) {
    std::vector<float> sizes(gradients.size());
    std::transform(gradients.begin(), gradients.end(), sizes.begin(), [](float g) { return std::abs(g); });
    const float level = std::max(kLeastClip, kClipOverNoise * median(std::move(sizes)));
    for (auto& g : gradients)
        g /= level;
}

Strip measure(const Sampler& picture, Point from, Point to, const SideFit& fit) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const Point along{(to.x - from.x) / length, (to.y - from.y) / length}, out = outward(from, to);
    const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    const int half = static_cast<int>(std::ceil(fit.reach / fit.step)), samples = 2 * half + 5;
    Strip strip;
    strip.offsets = 2 * half + 1;
    const auto size = std::size_t{kBlocks} * static_cast<std::size_t>(strip.offsets);
    strip.light.resize(size);
    strip.tint.resize(size);
    std::vector<Tone> line(static_cast<std::size_t>(samples));
    const double usable = length - 2 * fit.inset;
    for (int b = 0; b < kBlocks; ++b) {
        std::fill(line.begin(), line.end(), Tone{});
        strip.along[static_cast<std::size_t>(b)] = usable * ((b + 0.5) / kBlocks - 0.5) / fit.step;
        for (int k = 0; k < kSamplesPerBlock; ++k) {
            const double t = usable * ((b + (k + 0.5) / kSamplesPerBlock) / kBlocks - 0.5);
            for (int i = 0; i < samples; ++i) {
                const double o = (i - half - 2) * fit.step;
                const auto tone =
                    picture.at(middle.x + along.x * t + out.x * o, middle.y + along.y * t + out.y * o);
                line[static_cast<std::size_t>(i)].light += tone.light;
                line[static_cast<std::size_t>(i)].tint += tone.tint;
            }
        }
        const std::size_t row = static_cast<std::size_t>(b) * static_cast<std::size_t>(strip.offsets);
        for (std::size_t i = 0; i < static_cast<std::size_t>(strip.offsets); ++i) {
            const Tone *a = &line[i + 1], *c = &line[i + 3];
            strip.light[row + i] = (c->light - a->light) / kSamplesPerBlock;
            strip.tint[row + i] = (c->tint - a->tint) / kSamplesPerBlock;
        }
    }
    overNoise(strip.light);
    overNoise(strip.tint);
    return strip;
}

// The gradient of block b on the line `offset + slope · along`, both in samples; 0 outside the strip.
float gradientOn(const Strip& strip, const std::vector<float>& plane, std::size_t b, double offset,
                 double slope) {
    const double at = offset + slope * strip.along[b] + (strip.offsets - 1) / 2.0;
    const int i = static_cast<int>(at);
    if (at < 0 || i + 1 >= strip.offsets)
        return 0;
    const auto* g = plane.data() + static_cast<std::ptrdiff_t>(b) * strip.offsets + i;
    return g[0] + static_cast<float>(at - i) * (g[1] - g[0]);
}

// How far the blocks agree that a line is an edge, 0..1. Nine tenths say that it is seen everywhere, however
// faint; the last tenth prefers the steepest of the lines that are.
double votes(const Strip& strip, const std::vector<float>& plane, double offset, double slope) {
    constexpr float kSteep = 16;
    float seen = 0, steep = 0;
    for (std::size_t b = 0; b < kBlocks; ++b) {
        const float g = gradientOn(strip, plane, b, offset, slope);
        seen += std::clamp(g, -1.0F, 1.0F);
        steep += std::clamp(g, -kSteep, kSteep);
    }
    return std::abs(0.9F * seen + 0.1F * steep / kSteep) / kBlocks;
}

// The mean gradient along a line when no block may count for more than `most`.
double steepness(const Strip& strip, const std::vector<float>& plane, double offset, double slope,
                 float most) {
    float sum = 0;
    for (std::size_t b = 0; b < kBlocks; ++b)
        sum += std::clamp(gradientOn(strip, plane, b, offset, slope), -most, most);
    return std::abs(sum) / kBlocks;
}

// The typical size of the gradient along a line: a block that shows more says nothing more.
float typical(const Strip& strip, const std::vector<float>& plane, double offset, double slope) {
    std::vector<float> sizes;
    for (std::size_t b = 0; b < kBlocks; ++b)
        sizes.push_back(std::abs(gradientOn(strip, plane, b, offset, slope)));
    return median(std::move(sizes));
}

// Moves an edge, in samples, to where it is steepest: three rounds, each finer than the last.
Edge refine(const Strip& strip, const std::vector<float>& plane, Edge edge, double slopeStep) {
    for (const double fine : {1.0, 0.4, 0.1}) {
        const Edge around = edge;
        const float most = 1.2F * typical(strip, plane, edge.offset, edge.slope) + 0.3F;
        double steepest = -1;
        for (int i = -4; i <= 4; ++i)
            for (int k = -4; k <= 4; ++k) {
                const double o = around.offset + i * fine * 0.75,
                             s = around.slope + k * fine * 0.75 * slopeStep;
                const double steep = steepness(strip, plane, o, s, most);
                if (steep > steepest)
                    steepest = steep, edge.offset = o, edge.slope = s;
            }
        edge.contrast = steepest;
    }
    return edge;
}

} // namespace

Point outward(Point from, Point to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    return {(to.y - from.y) / length, -(to.x - from.x) / length};
}

std::vector<Edge> findEdges(const Sampler& picture, Point from, Point to, const SideFit& fit) {
    const Strip strip = measure(picture, from, to, fit);
    const double slopeStep = 1 / strip.along.back(); // moves the ends by one sample
    const int slopes = static_cast<int>(std::ceil(fit.steepest / slopeStep)), half = (strip.offsets - 1) / 2;
    struct Cell {
        Edge edge;
        const std::vector<float>* plane;
    };
    std::vector<Cell> cells; // the best line through each offset
    for (int o = -half; o <= half; ++o) {
        Cell best{{static_cast<double>(o), 0, 0, 0}, &strip.light};
        for (int k = -slopes; k <= slopes; ++k)
            for (const auto* plane : {&strip.light, &strip.tint})
                if (const double found = votes(strip, *plane, o, k * slopeStep); found > best.edge.strength)
                    best = {{static_cast<double>(o), k * slopeStep, found, 0}, plane};
        cells.push_back(best);
    }
    std::stable_sort(cells.begin(), cells.end(),
                     [](const auto& a, const auto& b) { return a.edge.strength > b.edge.strength; });
    std::vector<Edge> edges;
    for (const auto& cell : cells) {
        if (edges.size() >= fit.most)
            break;
        Edge edge = refine(strip, *cell.plane, cell.edge, slopeStep);
        edge.offset *= fit.step;
        const auto close = [&](const Edge& e) { return std::abs(e.offset - edge.offset) < fit.apart; };
        if (std::none_of(edges.begin(), edges.end(), close))
            edges.push_back(edge);
    }
    return edges;
}

Corners intersect(const Corners& rectangle, const std::array<Edge, 4>& edges) {
    struct Line {
        Point at, along;
    };
    std::array<Line, 4> lines;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point from = rectangle[i], to = rectangle[(i + 1) % 4], out = outward(from, to);
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        lines[i].at = {(from.x + to.x) / 2 + out.x * edges[i].offset,
                       (from.y + to.y) / 2 + out.y * edges[i].offset};
        lines[i].along = {(to.x - from.x) / length + out.x * edges[i].slope,
                          (to.y - from.y) / length + out.y * edges[i].slope};
    }
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) { // side i starts at corner i, where side i − 1 ends
        const auto &a = lines[(i + 3) % 4], &b = lines[i];
        const double cross = a.along.x * b.along.y - a.along.y * b.along.x;
        const double t = ((b.at.x - a.at.x) * b.along.y - (b.at.y - a.at.y) * b.along.x) / cross;
        corners[i] = {a.at.x + a.along.x * t, a.at.y + a.along.y * t};
    }
    return corners;
}

} // namespace imaging
