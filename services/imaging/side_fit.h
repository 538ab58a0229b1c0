// Private to this folder: where exactly the sides of a roughly known rectangle run.
#pragma once

#include <array>
#include <vector>

#include "services/imaging/raster.h"

namespace imaging {

// A straight edge near a side of the rectangle. Sides run clockwise from corner to corner.
struct Edge {
    double offset{};   // outward from the side's middle, pixels
    double slope{};    // outward pixels for each pixel along the side; equal on all four sides of a turned
                       // rectangle
    double strength{}; // 0..1: 1 when the whole side shows it, 0.1 is what noise gives
    double contrast{}; // its typical steepness over that of the surroundings' noise, at least about 1
};

struct SideFit {
    double reach{};    // how far to look inward and outward, pixels
    double steepest{}; // largest slope to try
    double inset{};    // left out at both ends, where the corners are round, pixels
    double step = 1;   // sampling, pixels
    double apart{};    // two edges nearer than this are one, pixels
    std::size_t most = 4;
};

// Strongest first.
[[nodiscard]] std::vector<Edge> findEdges(const Sampler& picture, Point from, Point to, const SideFit& fit);

// Outward normal of a side of a clockwise rectangle.
[[nodiscard]] Point outward(Point from, Point to);

// The points where each side, moved to its edge, meets the next one: top left first when sides start at the
// top.
[[nodiscard]] Corners intersect(const Corners& rectangle, const std::array<Edge, 4>& edges);

} // namespace imaging
