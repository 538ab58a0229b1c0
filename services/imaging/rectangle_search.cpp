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
        : search_(search), centres_(centres), ppm_(picture.pixelsPerMm),
          light_(picture.light / clipLevel(picture.light, search.clipOverNoise)),
          tint_(picture.tint / clipLevel(picture.tint, search.clipOverNoise)),
          slack_(static_cast<int>(std::lround(search.slackMm * ppm_))) {}

    void tryAngle(double degrees, std::vector<Candidate>& found) {
        turn(degrees);
        for (const double scale : search_.scales) {
            const double width = search_.widthMm * ppm_ * scale, height = search_.heightMm * ppm_ * scale;
            keep(width, height, {{}, degrees, scale, 0}, found);
            keep(height, width, {{}, degrees + 90, scale, 0}, found);
        }
    }

private:
    // Turns the part of the picture in which a card with its middle in `centres_` can lie.
    void turn(double degrees) {
        const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
        const double largest = *std::max_element(search_.scales.begin(), search_.scales.end());
        const int margin = static_cast<int>(search_.widthMm * ppm_ * largest / 2) + slack_ + 3;
        where_ = {margin, margin, static_cast<int>(centres_.width * c + centres_.height * s) + 1,
                  static_cast<int>(centres_.width * s + centres_.height * c) + 1};
        const cv::Size size(where_.width + 2 * margin, where_.height + 2 * margin);
        const double u = size.width / 2.0, v = size.height / 2.0;
        const double x = centres_.x + centres_.width / 2.0, y = centres_.y + centres_.height / 2.0;
        toPicture_ = {c, -s, x - c * u + s * v, s, c, y - s * u - c * v};
        for (auto [plane, sums] : {std::pair{&light_, &lightSums_}, std::pair{&tint_, &tintSums_}}) {
            cv::warpAffine(*plane, turned_, toPicture_, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                           cv::BORDER_REPLICATE);
            sumUp(turned_, *sums);
        }
    }

    // The best places of a rectangle that lies straight on the turned picture.
    void keep(double width, double height, Candidate candidate, std::vector<Candidate>& found) const {
        const auto rows = alongRows(lightSums_, tintSums_, static_cast<int>(width * kSidePart), slack_);
        const auto columns =
            alongColumns(lightSums_, tintSums_, static_cast<int>(height * kSidePart), slack_);
        const int halfWidth = static_cast<int>(std::lround(width)) / 2,
                  halfHeight = static_cast<int>(std::lround(height)) / 2;
        const int cell = std::max(2, static_cast<int>(6 * ppm_));
        for (const auto& peak : bestCentres(rows, columns, halfWidth, halfHeight, cell, where_)) {
            const auto at = toPicture_ * cv::Vec3d(peak.x, peak.y, 1);
            if (peak.score <= 0 ||
                !centres_.contains(cv::Point(static_cast<int>(at[0]), static_cast<int>(at[1]))))
                continue;
            candidate.centre = {at[0], at[1]};
            candidate.score = peak.score;
            found.push_back(candidate);
        }
    }

    const RectangleSearch& search_;
    cv::Rect centres_; // in the picture
    double ppm_;
    cv::Mat light_, tint_, turned_;
    int slack_;
    cv::Rect where_; // the turned picture's pixels that cover `centres_`
    cv::Matx23d toPicture_;
    Sums lightSums_, tintSums_;
};

} // namespace

std::vector<Candidate> searchRectangles(const Reduced& picture, const cv::Rect& centres,
                                        const RectangleSearch& search) {
    std::vector<Candidate> found;
    if (centres.empty())
        return found;
    Turner turner(picture, centres, search);
    for (double degrees = 0; degrees < 90; degrees += search.stepDegrees)
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

} // namespace imaging
