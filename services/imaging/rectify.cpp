// Cuts a card out of a picture, upright and at its true size.
#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "services/imaging/find_card.h"
#include "services/imaging/raster.h"

namespace imaging {

namespace {

double longestSide(const Corners& c) {
    double longest = 0;
    for (std::size_t i = 0; i < 4; ++i)
        longest = std::max(longest, std::hypot(c[(i + 1) % 4].x - c[i].x, c[(i + 1) % 4].y - c[i].y));
    return longest;
}

hal::Image copyOf(const cv::Mat& pixels, std::optional<hal::Dpi> dpi) {
    hal::ImageBuilder builder(pixels.cols, pixels.rows, static_cast<hal::PixelFormat>(pixels.channels()));
    for (int y = 0; y < pixels.rows; ++y)
        std::copy_n(pixels.ptr(y), builder.stride(), builder.row(y));
    return std::move(builder).finish(dpi);
}

} // namespace

hal::Image rectify(const hal::Image& picture, const Corners& corners, hal::Dpi dpi) {
    const int width = static_cast<int>(std::lround(dpi.pixels(hal::kCardWidth)));
    const int height = static_cast<int>(std::lround(dpi.pixels(hal::kCardHeight)));
    if (picture.empty() || width < 1 || height < 1)
        return {};
    // Only the card's own part of the picture, averaged first where it has far more pixels than are wanted.
    cv::Rect2d box(corners[0].x, corners[0].y, 0, 0);
    for (const auto& c : corners)
        box |= cv::Rect2d(c.x - 4, c.y - 4, 8, 8);
    const cv::Rect part = cv::Rect(box) & cv::Rect(0, 0, picture.width(), picture.height());
    if (part.empty())
        return copyOf(cv::Mat(height, width, CV_8UC(picture.channels()), cv::Scalar::all(255)), dpi);
    cv::Mat source = view(picture)(part);
    const int shrink = std::max(1, static_cast<int>(longestSide(corners) / width / 1.4));
    if (shrink > 1)
        cv::resize(source, source, {std::max(1, source.cols / shrink), std::max(1, source.rows / shrink)}, 0,
                   0, cv::INTER_AREA);
    const double sx = static_cast<double>(source.cols) / part.width,
                 sy = static_cast<double>(source.rows) / part.height;
    cv::Point2f from[4], to[4] = {{-0.5F, -0.5F},
                                  {static_cast<float>(width) - 0.5F, -0.5F},
                                  {static_cast<float>(width) - 0.5F, static_cast<float>(height) - 0.5F},
                                  {-0.5F, static_cast<float>(height) - 0.5F}};
    for (std::size_t i = 0; i < 4; ++i)
        from[i] = {static_cast<float>((corners[i].x - part.x + 0.5) * sx - 0.5),
                   static_cast<float>((corners[i].y - part.y + 0.5) * sy - 0.5)};
    cv::Mat card;
    cv::warpPerspective(source, card, cv::getPerspectiveTransform(from, to), {width, height}, cv::INTER_CUBIC,
                        cv::BORDER_REPLICATE);
    return copyOf(card, dpi);
}

hal::Image turned(const hal::Image& card) {
    if (card.empty())
        return card;
    cv::Mat pixels;
    cv::rotate(view(card), pixels, cv::ROTATE_180);
    return copyOf(pixels, card.dpi());
}

} // namespace imaging
