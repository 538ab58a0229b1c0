// For every angle the picture is turned so that the card would lie straight; a side is then a run of
// gradients of one sign along a row or a column. Gradients are clipped first: a faint edge that runs the
// whole side counts for more than text, however black.
#include "services/imaging/rectangle_search.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace imaging {

namespace {

constexpr float kLeastClip = 0.8F; // grey levels between neighbours: below is the scanner's own noise
constexpr double kSidePart = 0.80; // the middle part of a side, clear of the round corners

// The level at which gradients are clipped: so many times the typical one, which texture and noise make.
float clipLevel(const cv::Mat& plane, float overNoise) {
    std::vector<float> steps;
    const int stride =
        std::max(1, static_cast<int>(std::sqrt(static_cast<double>(plane.total()) / 20'000.0)));
    for (int y = 1; y + 1 < plane.rows; y += stride)
        for (int x = 1; x + 1 < plane.cols; x += stride)
            steps.push_back(std::abs(plane.at<float>(y, x + 1) - plane.at<float>(y, x - 1)));
    if (steps.empty())
        return kLeastClip;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return std::max(kLeastClip, overNoise * *middle);
}

float clipped(float gradient) { return std::clamp(gradient, -1.0F, 1.0F); }

// Running sums of clipped gradients of one turned plane.
struct Sums {
    cv::Mat rows;    // along x, of the gradient in y; one column more than the picture
    cv::Mat columns; // along y, of the gradient in x; one row more than the picture
};

void sumUp(const cv::Mat& plane, Sums& sums) {
    const int rows = plane.rows, cols = plane.cols;
    sums.rows.create(rows, cols + 1, CV_32F);
    sums.columns.create(rows + 1, cols, CV_32F);
    std::vector<float> gradient(static_cast<std::size_t>(cols));
    std::fill_n(sums.columns.ptr<float>(0), cols, 0.0F);
    for (int y = 0; y < rows; ++y) {
        const auto* above = plane.ptr<float>(std::max(y - 1, 0));
        const auto* below = plane.ptr<float>(std::min(y + 1, rows - 1));
        const auto* here = plane.ptr<float>(y);
        for (int x = 0; x < cols; ++x)
            gradient[static_cast<std::size_t>(x)] = clipped(below[x] - above[x]);
        auto* row = sums.rows.ptr<float>(y);
        row[0] = 0;
        for (int x = 0; x < cols; ++x)
            row[x + 1] = row[x] + gradient[static_cast<std::size_t>(x)];
        const auto* before = sums.columns.ptr<float>(y);
        auto* after = sums.columns.ptr<float>(y + 1);
        after[0] = before[0];
        after[cols - 1] = before[cols - 1];
        for (int x = 1; x < cols - 1; ++x)
            after[x] = before[x] + clipped(here[x + 1] - here[x - 1]);
    }
}

// support[i] = the better of two planes' mean gradient between start and end.
void meanBetween(const float* lightStart, const float* lightEnd, const float* tintStart, const float* tintEnd,
                 int count, float perPixel, float* support) {
    for (int i = 0; i < count; ++i)
        support[i] =
            std::max(std::abs(lightEnd[i] - lightStart[i]), std::abs(tintEnd[i] - tintStart[i])) * perPixel;
}

// What supports a side of `length` pixels centred at each pixel; nothing where it would leave the plane.
cv::Mat alongRows(const Sums& light, const Sums& tint, int length, int slack) {
    const int rows = light.rows.rows, cols = light.rows.cols - 1, half = length / 2;
    cv::Mat support = cv::Mat::zeros(rows, cols, CV_32F);
    for (int y = 0; y < rows; ++y) {
        const auto *l = light.rows.ptr<float>(y), *t = tint.rows.ptr<float>(y);
        meanBetween(l, l + 2 * half, t, t + 2 * half, cols - 2 * half, 0.5F / static_cast<float>(half),
                    support.ptr<float>(y) + half);
    }
    if (slack > 0)
        cv::dilate(support, support, cv::Mat::ones(2 * slack + 1, 1, CV_8U));
    return support;
}

cv::Mat alongColumns(const Sums& light, const Sums& tint, int length, int slack) {
    const int rows = light.columns.rows - 1, cols = light.columns.cols, half = length / 2;
    cv::Mat support = cv::Mat::zeros(rows, cols, CV_32F);
    for (int y = half; y < rows - half; ++y)
        meanBetween(light.columns.ptr<float>(y - half), light.columns.ptr<float>(y + half),
                    tint.columns.ptr<float>(y - half), tint.columns.ptr<float>(y + half), cols,
                    0.5F / static_cast<float>(half), support.ptr<float>(y));
    if (slack > 0)
        cv::dilate(support, support, cv::Mat::ones(1, 2 * slack + 1, CV_8U));
    return support;
}

struct Peak {
    int x{}, y{};
    float score{};
};

// The best centre in each cell of `cell` pixels, for sides `halfWidth` and `halfHeight` away from it.
std::vector<Peak> bestCentres(const cv::Mat& rows, const cv::Mat& columns, int halfWidth, int halfHeight,
                              int cell, const cv::Rect& centres) {
    const int cellsAcross = centres.width / cell + 1;
    std::vector<Peak> best(static_cast<std::size_t>(cellsAcross * (centres.height / cell + 1)));
    std::vector<float> scores(static_cast<std::size_t>(centres.width));
    for (int y = centres.y; y < centres.br().y; ++y) {
        const auto* top = rows.ptr<float>(y - halfHeight) + centres.x;
        const auto* bottom = rows.ptr<float>(y + halfHeight) + centres.x;
        const auto* left = columns.ptr<float>(y) + centres.x - halfWidth;
        const auto* right = columns.ptr<float>(y) + centres.x + halfWidth;
        for (int i = 0; i < centres.width; ++i) {
            const float level = top[i] + bottom[i], steep = left[i] + right[i];
            scores[static_cast<std::size_t>(i)] = level + steep + std::min(level, steep);
        }
        auto* cells = best.data() + static_cast<std::ptrdiff_t>((y - centres.y) / cell) * cellsAcross;
        for (int i = 0; i < centres.width; ++i) {
            auto& peak = cells[i / cell];
            const float score = scores[static_cast<std::size_t>(i)];
            if (score > peak.score)
                peak = {centres.x + i, y, score};
        }
    }
    return best;
}

bool nearlySame(const Candidate& a, const Candidate& b, double pixelsPerMm) {
    const double distance = std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y);
    const double turn = std::abs(a.degrees - b.degrees);
    return distance < 4 * pixelsPerMm && std::min(turn, 180 - turn) < 5;
}

// One picture, scaled so that gradients clip at ±1, tried at one angle after another.
class Turner {
public:
    Turner(const Reduced& picture, const cv::Rect& centres, const RectangleSearch& search)
        : centres_(centres), light_(picture.light / clipLevel(picture.light, search.clipOverNoise)),
          tint_(picture.tint / clipLevel(picture.tint, search.clipOverNoise)) {
        const double ppm = picture.pixelsPerMm;
        width_ = static_cast<int>(std::lround(search.widthMm * ppm));
        height_ = static_cast<int>(std::lround(search.heightMm * ppm));
        slack_ = static_cast<int>(std::lround(search.slackMm * ppm));
        cell_ = std::max(2, static_cast<int>(6 * ppm));
    }

    void tryAngle(double degrees, std::vector<Candidate>& found) {
        const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
        const int spanX = static_cast<int>(centres_.width * c + centres_.height * s) + 1;
        const int spanY = static_cast<int>(centres_.width * s + centres_.height * c) + 1;
        const int margin = width_ / 2 + slack_ + 2;
        const cv::Size size(spanX + 2 * margin, spanY + 2 * margin);
        const double midU = size.width / 2.0, midV = size.height / 2.0;
        const double midX = centres_.x + centres_.width / 2.0, midY = centres_.y + centres_.height / 2.0;
        const cv::Matx23d toPicture(c, -s, midX - c * midU + s * midV, s, c, midY - s * midU - c * midV);
        for (auto [plane, sums] : {std::pair{&light_, &lightSums_}, std::pair{&tint_, &tintSums_}}) {
            cv::warpAffine(*plane, turned_, toPicture, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                           cv::BORDER_REPLICATE);
            sumUp(turned_, *sums);
        }
        const int longPart = static_cast<int>(width_ * kSidePart),
                  shortPart = static_cast<int>(height_ * kSidePart);
        const cv::Rect where(margin, margin, spanX, spanY);
        const auto keep = [&](int w, int h, int partW, int partH, double turn) {
            const auto rows = alongRows(lightSums_, tintSums_, partW, slack_);
            const auto columns = alongColumns(lightSums_, tintSums_, partH, slack_);
            for (const auto& peak : bestCentres(rows, columns, w / 2, h / 2, cell_, where)) {
                const auto at = toPicture * cv::Vec3d(peak.x, peak.y, 1);
                if (peak.score > 0 &&
                    centres_.contains(cv::Point(static_cast<int>(at[0]), static_cast<int>(at[1]))))
                    found.push_back({{at[0], at[1]}, turn, peak.score});
            }
        };
        keep(width_, height_, longPart, shortPart, degrees);
        keep(height_, width_, shortPart, longPart, degrees + 90);
    }

private:
    cv::Rect centres_;
    cv::Mat light_, tint_, turned_;
    Sums lightSums_, tintSums_;
    int width_{}, height_{}, slack_{}, cell_{};
};

} // namespace

std::vector<Candidate> searchRectangles(const Reduced& picture, const cv::Rect& centres,
                                        const RectangleSearch& search) {
    std::vector<Candidate> found;
    if (centres.empty())
        return found;
    Turner turner(picture, centres, search);
    for (const double degrees : search.degrees)
        turner.tryAngle(degrees, found);
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<Candidate> best;
    for (const auto& candidate : found) {
        if (best.size() >= search.most)
            break;
        const auto same = [&](const auto& other) {
            return nearlySame(candidate, other, picture.pixelsPerMm);
        };
        if (std::none_of(best.begin(), best.end(), same))
            best.push_back(candidate);
    }
    return best;
}

std::vector<double> likelyAngles(const Reduced& picture, const cv::Rect& region, std::size_t most) {
    std::array<double, 90> weight{};
    const auto& plane = picture.light;
    const cv::Rect inner = region & cv::Rect(1, 1, plane.cols - 2, plane.rows - 2);
    for (int y = inner.y; y < inner.br().y; ++y)
        for (int x = inner.x; x < inner.br().x; ++x) {
            const float dx = plane.at<float>(y, x + 1) - plane.at<float>(y, x - 1);
            const float dy = plane.at<float>(y + 1, x) - plane.at<float>(y - 1, x);
            const float size = std::hypot(dx, dy);
            if (size < 2)
                continue;
            double degrees = std::atan2(dy, dx) * 180 / std::numbers::pi + 360;
            degrees = std::fmod(degrees, 90);
            weight[static_cast<std::size_t>(degrees) % 90] += std::sqrt(size);
        }
    std::array<double, 90> smooth{};
    for (int i = 0; i < 90; ++i)
        for (int k = -2; k <= 2; ++k)
            smooth[static_cast<std::size_t>(i)] +=
                weight[static_cast<std::size_t>((i + k + 90) % 90)] * (3 - std::abs(k));
    std::vector<double> angles;
    while (angles.size() < most) {
        const auto top = std::max_element(smooth.begin(), smooth.end());
        if (*top <= 0)
            break;
        const int at = static_cast<int>(top - smooth.begin());
        angles.push_back(at + 0.5);
        for (int k = -5; k <= 5; ++k)
            smooth[static_cast<std::size_t>((at + k + 90) % 90)] = 0;
    }
    return angles;
}

} // namespace imaging
