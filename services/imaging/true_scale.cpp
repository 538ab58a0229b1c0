#include "services/imaging/true_scale.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "services/imaging/raster.h"

namespace imaging {
namespace {

constexpr double kTrue = 1e-4; // A4 is then 0.03 mm too long

bool possible(double scale) { return scale > 0.5 && scale < 2; }
int length(int pixels, double scale) { return std::max(1, static_cast<int>(std::lround(pixels / scale))); }

} // namespace

hal::Image atTrueScale(const hal::Image& picture, const DrawnScale& drawn) {
    const bool already = std::abs(drawn.x - 1) < kTrue && std::abs(drawn.y - 1) < kTrue;
    if (picture.empty() || already || !possible(drawn.x) || !possible(drawn.y))
        return picture;
    hal::ImageBuilder builder(length(picture.width(), drawn.x), length(picture.height(), drawn.y),
                              picture.format());
    cv::Mat page(builder.height(), builder.width(), CV_8UC(picture.channels()), builder.row(0),
                 static_cast<std::size_t>(builder.stride()));
    // The edges of pixels lie at whole numbers, their centres between: hence the halves. Not cv::resize: it
    // takes the scale from the rounded sizes. Cubic, because at nearly the same scale linear blurs in
    // stripes.
    const cv::Matx23d toPicture(drawn.x, 0, 0.5 * drawn.x - 0.5, 0, drawn.y, 0.5 * drawn.y - 0.5);
    cv::warpAffine(view(picture), page, toPicture, page.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return std::move(builder).finish(picture.dpi());
}

} // namespace imaging
