#include "hal/drivers/v4l2/modes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace hal::v4l2 {
namespace {

constexpr std::uint32_t kLeastSide = 160, kMostSide = 16'384; // pixels
constexpr double kLeastRate = 1, kMostRate = 1000;            // frames a second
constexpr double kFollowsTheHand = 15;
constexpr long kMostStream = 1920L * 1080;
constexpr std::array kUsual{CameraMode{1920, 1080}, CameraMode{1280, 960}, CameraMode{1280, 720},
                            CameraMode{640, 480}};

bool possible(std::uint32_t width, std::uint32_t height) {
    return width >= kLeastSide && width <= kMostSide && height >= kLeastSide && height <= kMostSide;
}

CameraMode modeOf(std::uint32_t width, std::uint32_t height) {
    return {static_cast<int>(width), static_cast<int>(height)};
}

long area(const CameraMode& mode) { return long{mode.width} * mode.height; }

bool onStep(int value, std::uint32_t least, std::uint32_t most, std::uint32_t step) {
    const auto side = static_cast<std::uint32_t>(value);
    return side >= least && side <= most && (step == 0 || (side - least) % step == 0);
}

} // namespace

std::vector<CameraMode> sizesOf(const v4l2_frmsizeenum& said) {
    std::vector<CameraMode> sizes;
    if (said.type == V4L2_FRMSIZE_TYPE_DISCRETE) {
        if (possible(said.discrete.width, said.discrete.height))
            sizes.push_back(modeOf(said.discrete.width, said.discrete.height));
        return sizes;
    }
    if (said.type != V4L2_FRMSIZE_TYPE_STEPWISE && said.type != V4L2_FRMSIZE_TYPE_CONTINUOUS)
        return sizes;
    const v4l2_frmsize_stepwise& range = said.stepwise;
    if (!possible(range.max_width, range.max_height))
        return sizes;
    sizes.push_back(modeOf(range.max_width, range.max_height));
    for (const CameraMode& usual : kUsual)
        if (onStep(usual.width, range.min_width, range.max_width, range.step_width) &&
            onStep(usual.height, range.min_height, range.max_height, range.step_height))
            sizes.push_back(usual);
    return sizes;
}

std::optional<double> rateOf(const v4l2_frmivalenum& said) {
    const bool discrete = said.type == V4L2_FRMIVAL_TYPE_DISCRETE;
    if (!discrete && said.type != V4L2_FRMIVAL_TYPE_STEPWISE && said.type != V4L2_FRMIVAL_TYPE_CONTINUOUS)
        return std::nullopt;
    const v4l2_fract interval = discrete ? said.discrete : said.stepwise.min;
    if (interval.numerator == 0 || interval.denominator == 0)
        return std::nullopt;
    const double rate = double{1} * interval.denominator / interval.numerator;
    return rate >= kLeastRate && rate <= kMostRate ? std::optional(rate) : std::nullopt;
}

void sortModes(std::vector<CameraMode>& modes) {
    const auto before = [](const CameraMode& a, const CameraMode& b) {
        if (area(a) != area(b))
            return area(a) > area(b);
        return a.width != b.width ? a.width > b.width : a.framesPerSecond > b.framesPerSecond;
    };
    std::ranges::sort(modes, before);
    const auto same = [](const CameraMode& a, const CameraMode& b) {
        return a.width == b.width && a.height == b.height;
    };
    modes.erase(std::unique(modes.begin(), modes.end(), same), modes.end());
}

CameraMode streamOf(const std::vector<CameraMode>& modes) {
    const auto follows = std::ranges::find_if(modes, [](const CameraMode& mode) {
        return area(mode) <= kMostStream && mode.framesPerSecond >= kFollowsTheHand;
    });
    return follows != modes.end() ? *follows
                                  : *std::ranges::max_element(modes, {}, &CameraMode::framesPerSecond);
}

std::optional<CameraMode> parseSize(std::string_view text) {
    std::uint32_t width = 0, height = 0;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != 'x')
        return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, height);
    if (second.ec != std::errc{} || second.ptr != end || !possible(width, height))
        return std::nullopt;
    return modeOf(width, height);
}

} // namespace hal::v4l2
