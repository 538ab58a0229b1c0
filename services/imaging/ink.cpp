// Ink is what is darker than its surroundings; how dark is measured against the darkest twentieth of the
// card.
#include "services/imaging/ink.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "services/imaging/raster.h"

namespace imaging {

std::vector<std::uint8_t> inkMap(const hal::Image& card) {
    cv::Mat small, grey, around;
    cv::resize(view(card), small, {kInkWidth, kInkHeight}, 0, 0, cv::INTER_AREA);
    if (small.channels() == 3)
        cv::cvtColor(small, grey, cv::COLOR_RGB2GRAY);
    else
        grey = small;
    grey.convertTo(grey, CV_32F);
    cv::blur(grey, around, {31, 31}, {-1, -1}, cv::BORDER_REPLICATE);
    cv::Mat ink = around - grey;
    std::vector<float> depths(ink.begin<float>(), ink.end<float>());
    const auto dark = depths.begin() + static_cast<std::ptrdiff_t>(depths.size() * 95 / 100);
    std::nth_element(depths.begin(), dark, depths.end());
    cv::Mat map;
    ink.convertTo(map, CV_8U, 255.0 / std::max(6.0F, *dark));
    return {map.begin<std::uint8_t>(), map.end<std::uint8_t>()};
}

} // namespace imaging
