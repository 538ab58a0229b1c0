// The plain document: turned straight, cut along the sheet, its paper made white.
#include "services/imaging/page.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "services/imaging/glass.h"
#include "services/imaging/raster.h"
#include "services/imaging/skew.h"

namespace imaging {

namespace {

constexpr double kWorkPixelsPerMm = 4; // 0.1° moves the end of a line of 170 mm by 1.2 pixels

struct Scan {
    Reduced reduced; // at kWorkPixelsPerMm
    cv::Mat paper;   // CV_8U, what is not the dark lid of the scanner
    cv::Mat ink;     // CV_8U, what is printed on the paper
};

// A dark lid shows at the picture's border; paper is then what is clearly brighter. A white lid counts as
// paper.
cv::Mat paperOf(const cv::Mat& light) {
    cv::Mat bright, paper = cv::Mat::ones(light.size(), CV_8U);
    light.convertTo(bright, CV_8U);
    std::vector<std::uint8_t> border;
    for (int x = 0; x < bright.cols; ++x)
        border.push_back(bright.at<std::uint8_t>(0, x)),
            border.push_back(bright.at<std::uint8_t>(bright.rows - 1, x));
    for (int y = 0; y < bright.rows; ++y)
        border.push_back(bright.at<std::uint8_t>(y, 0)),
            border.push_back(bright.at<std::uint8_t>(y, bright.cols - 1));
    std::sort(border.begin(), border.end());
    constexpr int kDarkLid = 110;
    if (border[border.size() / 5] > kDarkLid)
        return paper;
    cv::threshold(bright, paper, 0, 1, cv::THRESH_BINARY | cv::THRESH_OTSU);
    const cv::Mat text = cv::Mat::ones(25, 25, CV_8U); // closes what is printed: 6 mm
    cv::morphologyEx(paper, paper, cv::MORPH_CLOSE, text);
    cv::erode(paper, paper, cv::Mat::ones(9, 9, CV_8U)); // keeps the sheet's own edge out of the ink
    return paper;
}

Scan look(const hal::Image& picture) {
    Scan scan;
    scan.reduced = reduce(picture, picture.dpi()->pixelsPerMm(), kWorkPixelsPerMm);
    const auto& light = scan.reduced.light;
    scan.paper = paperOf(light);
    cv::Mat around, dark;
    cv::boxFilter(light, around, CV_32F, {41, 41}, {-1, -1}, true, cv::BORDER_REPLICATE);
    constexpr float kInkDepth = 14; // grey levels below the surroundings
    dark = (around - light) > kInkDepth;
    const int border = static_cast<int>(3.5 * scan.reduced.pixelsPerMm); // the platen's edge
    const cv::Rect inner = cv::Rect(border, border, light.cols - 2 * border, light.rows - 2 * border) &
                           cv::Rect(0, 0, light.cols, light.rows);
    scan.ink = cv::Mat::zeros(light.size(), CV_8U);
    if (!inner.empty())
        dark(inner).copyTo(scan.ink(inner), scan.paper(inner));
    return scan;
}

// A turn about the picture's middle that makes the page straight, onto a canvas that holds all of it.
struct Straight {
    cv::Matx23d toPicture; // from the canvas
    cv::Size canvas;
};

Straight straighten(cv::Size size, double degrees) {
    const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    Straight straight;
    straight.canvas = {static_cast<int>(std::ceil(size.width * std::abs(c) + size.height * std::abs(s))),
                       static_cast<int>(std::ceil(size.width * std::abs(s) + size.height * std::abs(c)))};
    const double u = (straight.canvas.width - 1) / 2.0, v = (straight.canvas.height - 1) / 2.0;
    const double x = (size.width - 1) / 2.0, y = (size.height - 1) / 2.0;
    straight.toPicture = {c, -s, x - c * u + s * v, s, c, y - s * u - c * v};
    return straight;
}

// How many pixels of each row show an edge of one sign: a sheet's edge runs its whole width, text does not.
std::vector<double> edgeLengths(const cv::Mat& light) {
    constexpr float kClip = 2.5F;
    std::vector<double> lengths(static_cast<std::size_t>(std::max(light.rows, 1)), 0.0);
    for (int y = 1; y + 1 < light.rows; ++y) {
        const auto *above = light.ptr<float>(y - 1), *below = light.ptr<float>(y + 1);
        float sum = 0;
        for (int x = 0; x < light.cols; ++x)
            sum += std::clamp((below[x] - above[x]) / kClip, -1.0F, 1.0F);
        lengths.at(static_cast<std::size_t>(y)) = std::abs(sum);
    }
    return lengths;
}

// The outermost long edges of a straightened page, as the first and last row inside them; 0 and rows where
// none is.
std::pair<int, int> outermost(const cv::Mat& light, const cv::Mat& ink, double shortest, int platen) {
    const auto lengths = edgeLengths(light);
    const int rows = light.rows;
    std::vector<int> inkRows{0}; // ink above each row
    int all = 0;
    for (int y = 0; y < rows; ++y)
        inkRows.push_back(all += cv::countNonZero(ink.row(y)));
    const int spare = all / 200; // what a shadow along the edge may have left as ink
    const auto sharpest = [&](int from, int step) {
        int y = from;
        while (y > 0 && y < rows - 1 && y - from < rows && from - y < rows &&
               lengths[static_cast<std::size_t>(y + step)] > lengths[static_cast<std::size_t>(y)])
            y += step;
        return y;
    };
    int top = 0, bottom = rows;
    for (int y = platen; y < rows / 2; ++y)
        if (lengths[static_cast<std::size_t>(y)] > shortest) {
            const int edge = sharpest(y, 1) + 2;
            top = inkRows[static_cast<std::size_t>(std::min(edge, rows))] <= spare ? edge : 0;
            break;
        }
    for (int y = rows - 1 - platen; y > rows / 2; --y)
        if (lengths[static_cast<std::size_t>(y)] > shortest) {
            const int edge = sharpest(y, -1) - 1;
            bottom = all - inkRows[static_cast<std::size_t>(std::max(edge, 0))] <= spare ? edge : rows;
            break;
        }
    return {top, bottom};
}

// The sheet on the canvas of the reduced picture; sides that cannot be seen stay at the glass's border.
cv::Rect sheetOn(const Scan& scan, const Straight& straight) {
    cv::Mat light, ink;
    cv::warpAffine(scan.reduced.light, light, straight.toPicture, straight.canvas,
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    cv::warpAffine(scan.ink, ink, straight.toPicture, straight.canvas,
                   cv::INTER_NEAREST | cv::WARP_INVERSE_MAP);
    constexpr double kShortestEdgeMm = 70; // most of an A6 sheet's shorter side
    const double shortest = kShortestEdgeMm * scan.reduced.pixelsPerMm;
    const int platen = static_cast<int>(3 * scan.reduced.pixelsPerMm);
    const auto [top, bottom] = outermost(light, ink, shortest, platen);
    const auto [left, right] = outermost(light.t(), ink.t(), shortest, platen);
    return {left, top, right - left, bottom - top};
}

// Paper's brightness all over the page, a channel at a time: the brightest within a few millimetres,
// smoothed.
cv::Mat paperLevels(const cv::Mat& page, double pixelsPerMm) {
    const int factor = std::max(1, static_cast<int>(std::lround(pixelsPerMm)));
    cv::Mat levels;
    cv::resize(page, levels, {std::max(1, page.cols / factor), std::max(1, page.rows / factor)}, 0, 0,
               cv::INTER_AREA);
    cv::dilate(levels, levels, cv::Mat::ones(9, 9, CV_8U));
    cv::blur(levels, levels, {15, 15}, {-1, -1}, cv::BORDER_REPLICATE);
    return levels;
}

// Paper becomes white and ink keeps its share of it; a dark area larger than text is a picture and stays
// dark.
void whiten(cv::Mat& page, double pixelsPerMm) {
    constexpr double kAlmostPaper = 0.95, kDarkestPaper = 0.72;
    cv::Mat levels = paperLevels(page, pixelsPerMm);
    const cv::Mat flat = levels.reshape(1);
    std::vector<std::uint8_t> sorted(flat.begin<std::uint8_t>(), flat.end<std::uint8_t>());
    const auto typical = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 3 / 4);
    std::nth_element(sorted.begin(), typical, sorted.end());
    const cv::Scalar least = cv::Scalar::all(*typical * kDarkestPaper);
    cv::max(levels, least, levels);
    cv::resize(levels, levels, page.size(), 0, 0, cv::INTER_LINEAR);
    cv::divide(page, levels, page, 255.0 / kAlmostPaper);
}

} // namespace

std::optional<CleanPage> cleanPage(const hal::Image& picture, const PageRequest& request) {
    if (!picture.dpi() || !canShowSomething(picture, picture.dpi()->pixelsPerMm()))
        return std::nullopt;
    const double ppm = picture.dpi()->pixelsPerMm();
    if (patchesOnGlass(reduce(picture, ppm, 1.0)).empty())
        return std::nullopt;
    const Scan scan = look(picture);
    CleanPage clean;
    clean.skewDegrees = skewOf(scan.ink).value_or(0);

    const auto small = straighten(scan.reduced.light.size(), clean.skewDegrees);
    const auto large = straighten({picture.width(), picture.height()}, clean.skewDegrees);
    cv::Rect sheet(0, 0, large.canvas.width, large.canvas.height);
    if (request.crop) {
        const auto found = sheetOn(scan, small);
        const int f = scan.reduced.factor;
        sheet &= cv::Rect(found.x * f, found.y * f, found.width * f, found.height * f);
    }
    auto toPicture = large.toPicture;
    toPicture(0, 2) += toPicture(0, 0) * sheet.x + toPicture(0, 1) * sheet.y;
    toPicture(1, 2) += toPicture(1, 0) * sheet.x + toPicture(1, 1) * sheet.y;
    hal::ImageBuilder builder(sheet.width, sheet.height, picture.format());
    cv::Mat page(sheet.height, sheet.width, CV_8UC(picture.channels()), builder.row(0),
                 static_cast<std::size_t>(builder.stride()));
    cv::warpAffine(view(picture), page, toPicture, page.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT, cv::Scalar::all(255));
    if (request.whiten)
        whiten(page, ppm);
    clean.image = std::move(builder).finish(picture.dpi());
    clean.widthMm = sheet.width / ppm;
    clean.heightMm = sheet.height / ppm;
    return clean;
}

} // namespace imaging
