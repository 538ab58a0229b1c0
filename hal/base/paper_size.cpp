#include "hal/base/paper_size.h"

#include <algorithm>
#include <cmath>

namespace hal {
namespace {

constexpr double kRounding = 2;

struct Named {
    PaperSize size;
    const char* name;
};
constexpr Named kNames[] = {{kIdCard, "ID-1"}, {kA5, "A5"}, {kA4, "A4"}, {kA3, "A3"}};

} // namespace

bool sameSize(const PaperSize& a, const PaperSize& b) {
    const auto near = [](double x, double y) { return std::abs(x - y) <= kRounding; };
    const auto [shortA, longA] = std::minmax(a.width.value, a.height.value);
    const auto [shortB, longB] = std::minmax(b.width.value, b.height.value);
    return near(shortA, shortB) && near(longA, longB);
}

std::vector<PaperSize> sizesWithin(Millimetres width, Millimetres height) {
    std::vector<PaperSize> sizes;
    for (const PaperSize& size : kUsualSizes)
        if (size.width.value <= width.value + kRounding && size.height.value <= height.value + kRounding)
            sizes.push_back(size);
    return sizes;
}

std::string nameOf(const PaperSize& size) {
    for (const Named& named : kNames)
        if (sameSize(size, named.size))
            return named.name;
    return std::to_string(std::lround(size.width.value)) + "x" +
           std::to_string(std::lround(size.height.value)) + " mm";
}

} // namespace hal
