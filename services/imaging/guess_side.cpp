// Which side of which design a card shows, and which way up: correlation with the enrolled ink maps.
#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "services/imaging/ink.h"
#include "services/imaging/templates.h"

namespace imaging {

namespace {

constexpr double kLeastLikeness = 0.42; // known sides reach 0.6 and more, other designs 0.3
constexpr double kLeastMargin = 0.10;

// Zero mean, unit length, and a little blur, so that a millimetre of misfit does not matter.
cv::Mat comparable(const std::vector<std::uint8_t>& ink, int width, int height) {
    cv::Mat map;
    cv::Mat(height, width, CV_8U, const_cast<std::uint8_t*>(ink.data())).convertTo(map, CV_32F);
    cv::GaussianBlur(map, map, {0, 0}, 1.6);
    map -= cv::mean(map)[0];
    const double length = cv::norm(map);
    return length > 0 ? cv::Mat(map / length) : map;
}

struct Match {
    const SideTemplate* side = nullptr;
    bool upsideDown = false;
    double likeness = -1;
};

} // namespace

SideGuess guessSide(const hal::Image& card, const Templates& templates) {
    SideGuess guess;
    if (card.empty())
        return guess;
    const auto upright = comparable(inkMap(card), kInkWidth, kInkHeight);
    cv::Mat turnedOver;
    cv::rotate(upright, turnedOver, cv::ROTATE_180);
    std::vector<Match> matches;
    for (const auto& side : templates.sides) {
        if (side.width != kInkWidth || side.height != kInkHeight)
            continue;
        const auto known = comparable(side.ink, side.width, side.height);
        matches.push_back({&side, false, upright.dot(known)});
        matches.push_back({&side, true, turnedOver.dot(known)});
    }
    const auto best = std::max_element(matches.begin(), matches.end(),
                                       [](auto& a, auto& b) { return a.likeness < b.likeness; });
    if (best == matches.end())
        return guess;
    double second = 0; // of another side or turn; designs that share a side do not compete
    for (const auto& match : matches)
        if (match.side->side != best->side->side || match.upsideDown != best->upsideDown)
            second = std::max(second, match.likeness);
    guess.margin = std::clamp(best->likeness - second, 0.0, 1.0);
    if (best->likeness < kLeastLikeness || guess.margin < kLeastMargin)
        return guess;
    guess.side = best->side->side;
    guess.known = best->side;
    guess.upsideDown = best->upsideDown;
    return guess;
}

SideTemplate enrol(std::string design, Side side, const std::vector<hal::Image>& cards) {
    SideTemplate made;
    made.design = std::move(design);
    made.side = side;
    made.width = kInkWidth;
    made.height = kInkHeight;
    std::vector<unsigned> sums(static_cast<std::size_t>(kInkWidth * kInkHeight));
    for (const auto& card : cards) {
        const auto ink = inkMap(card);
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += ink[i];
    }
    for (const unsigned sum : sums)
        made.ink.push_back(static_cast<std::uint8_t>(cards.empty() ? 0 : sum / cards.size()));
    return made;
}

} // namespace imaging
