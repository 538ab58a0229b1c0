// Looks coarsely for rectangles of the card's size, measures the likely ones, and judges what is left.
#include "services/imaging/find_card.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "services/imaging/card_fit.h"
#include "services/imaging/glass.h"

namespace imaging {

namespace {

constexpr double kWidth = hal::kCardWidth.value, kHeight = hal::kCardHeight.value;

// A side that is seen along two thirds of its length is a side; cards in bad light reach 0.8, text 0.5.
constexpr double kSureSide = 0.70, kDoubtfulSide = 0.52;

std::vector<double> everyAngle(double step) {
    std::vector<double> angles;
    for (double degrees = 0; degrees < 90; degrees += step)
        angles.push_back(degrees);
    return angles;
}

bool contains(const Corners& card, Point p) {
    for (std::size_t i = 0; i < 4; ++i) {
        const Point &a = card[i], &b = card[(i + 1) % 4];
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) < 0)
            return false;
    }
    return true;
}

Point middleOf(const Corners& c) {
    return {(c[0].x + c[1].x + c[2].x + c[3].x) / 4, (c[0].y + c[1].y + c[2].y + c[3].y) / 4};
}

bool overlaps(const CardFit& a, const CardFit& b) {
    return contains(a.corners, middleOf(b.corners)) || contains(b.corners, middleOf(a.corners));
}

Corners clockwiseFromTopLeft(const Corners& corners) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < 4; ++i)
        if (std::hypot(corners[i].x, corners[i].y) < std::hypot(corners[first].x, corners[first].y))
            first = i;
    return {corners[first], corners[(first + 1) % 4], corners[(first + 2) % 4], corners[(first + 3) % 4]};
}

FoundCard describe(const hal::Image& picture, const CardFit& fit, const Templates& templates) {
    constexpr hal::Dpi kEnoughToTell{120};
    FoundCard card;
    card.confidence = std::clamp((fit.weakest - 0.4) / 0.5, 0.0, 1.0);
    const auto guess = guessSide(rectify(picture, fit.corners, kEnoughToTell), templates);
    card.side = guess.side;
    if (guess.side == Side::Unknown) {
        card.corners = clockwiseFromTopLeft(fit.corners);
        return card;
    }
    const auto& c = fit.corners;
    card.corners = guess.upsideDown ? Corners{c[2], c[3], c[0], c[1]} : c;
    const double degrees =
        std::atan2(card.corners[1].y - card.corners[0].y, card.corners[1].x - card.corners[0].x) * 180 /
        std::numbers::pi;
    card.rotation = degrees < 0 ? degrees + 360 : degrees;
    return card;
}

// The places where the middle of a card may lie that shows this patch of ink.
cv::Rect middles(const Patch& patch, const Reduced& reduced) {
    const double ppm = reduced.pixelsPerMm;
    const int inner = static_cast<int>(24 * ppm),
              outer = static_cast<int>(54 * ppm); // half height, half diagonal
    const auto& box = patch.box;
    const int left = std::min(box.x + inner, box.br().x - outer),
              right = std::max(box.br().x - inner, box.x + outer);
    const int top = std::min(box.y + inner, box.br().y - outer),
              bottom = std::max(box.br().y - inner, box.y + outer);
    return cv::Rect(left, top, right - left, bottom - top) &
           cv::Rect(inner, inner, reduced.light.cols - 2 * inner, reduced.light.rows - 2 * inner);
}

// Every card among the candidates, best first; none overlaps another.
template <class Fit>
std::vector<CardFit> measure(const std::vector<Candidate>& candidates, double enough, Fit&& fit) {
    std::vector<CardFit> cards;
    for (const auto& candidate : candidates) {
        const auto measured = fit(candidate);
        if (!measured || measured->weakest < kDoubtfulSide)
            continue;
        const auto clash =
            std::find_if(cards.begin(), cards.end(), [&](auto& other) { return overlaps(*measured, other); });
        if (clash == cards.end())
            cards.push_back(*measured);
        else if (measured->score > clash->score)
            *clash = *measured;
        if (cards.size() == 1 && cards.front().weakest >= enough)
            break;
    }
    return cards;
}

// What a patch is in which no card was found.
Verdict verdictOn(const Patch& patch) {
    constexpr double kLongestCard = 112, kBroadestCard = 84; // mm; the smallest sheet, A6, measures 105 × 148
    if (patch.lengthMm > kLongestCard || patch.breadthMm > kBroadestCard)
        return Verdict::Sheet;
    return patch.atBorder ? Verdict::Partial : Verdict::WrongSize;
}

Finding findOnGlass(const hal::Image& picture, double ppm, const Templates& templates) {
    const auto reduced = reduce(picture, ppm, 1.0);
    const Sampler sampler(picture);
    const RectangleSearch search{.slackMm = 0, .clipOverNoise = 2.5F, .degrees = everyAngle(2), .most = 6};
    Finding finding;
    bool sure = true;
    std::vector<Verdict> others;
    const auto patches = patchesOnGlass(reduced);
    for (const auto& patch : patches) {
        const auto candidates = searchRectangles(reduced, middles(patch, reduced), search);
        const auto cards = measure(candidates, kSureSide, [&](const Candidate& c) {
            return fitOnGlass(sampler, reduced.toPicture(c.centre), c.degrees, ppm);
        });
        for (const auto& card : cards) {
            finding.cards.push_back(describe(picture, card, templates));
            sure = sure && card.weakest >= kSureSide;
        }
        if (cards.empty())
            others.push_back(verdictOn(patch));
    }
    if (finding.cards.empty())
        finding.verdict = others.empty() ? Verdict::None : others.front();
    else if (finding.cards.size() > 1)
        finding.verdict = Verdict::Multiple;
    else
        finding.verdict = sure ? Verdict::Card : Verdict::Uncertain;
    return finding;
}

Finding findUnderCamera(const hal::Image& picture, double ppm, const Templates& templates) {
    constexpr double kAspect = kWidth / kHeight,
                     kAspectTolerance = 0.025; // a 90 × 54 mm card is off by 0.051
    constexpr double kScaleTolerance = 0.14;   // calibration, and a desk that tilts towards the lens
    const auto reduced = reduce(picture, ppm, 0.7);
    const Sampler sampler(picture);
    const RectangleSearch search{.slackMm = 1.5, .clipOverNoise = 15, .degrees = everyAngle(3), .most = 8};
    const int inner = static_cast<int>(24 * reduced.pixelsPerMm);
    const cv::Rect middles(inner, inner, reduced.light.cols - 2 * inner, reduced.light.rows - 2 * inner);
    const auto fits = measure(searchRectangles(reduced, middles, search), 2, [&](const Candidate& c) {
        return fitUnderCamera(sampler, {picture.width(), picture.height()}, reduced.toPicture(c.centre),
                              c.degrees, ppm);
    });
    Finding finding;
    bool sure = true, wrongSize = false;
    for (const auto& fit : fits) {
        const double off = std::abs(fit.widthMm / fit.heightMm / kAspect - 1);
        if (off > kAspectTolerance || std::abs(fit.widthMm / kWidth - 1) > kScaleTolerance) {
            wrongSize = wrongSize || fit.weakest >= kSureSide;
            continue;
        }
        finding.cards.push_back(describe(picture, fit, templates));
        sure = sure && fit.weakest >= kSureSide;
    }
    if (finding.cards.empty())
        finding.verdict = wrongSize ? Verdict::WrongSize : Verdict::None;
    else if (finding.cards.size() > 1)
        finding.verdict = Verdict::Multiple;
    else
        finding.verdict = sure ? Verdict::Card : Verdict::Uncertain;
    return finding;
}

} // namespace

std::string_view toString(Verdict verdict) {
    switch (verdict) {
    case Verdict::Card:
        return "card";
    case Verdict::Uncertain:
        return "uncertain";
    case Verdict::None:
        return "none";
    case Verdict::Multiple:
        return "multiple";
    case Verdict::Partial:
        return "partial";
    case Verdict::WrongSize:
        return "wrong_size";
    case Verdict::Sheet:
        return "sheet";
    }
    return "none";
}

Finding findCard(const hal::Image& picture, double pixelsPerMm, Source source, const Templates& templates) {
    if (picture.empty() || !(pixelsPerMm > 0))
        return {};
    return source == Source::Flatbed ? findOnGlass(picture, pixelsPerMm, templates)
                                     : findUnderCamera(picture, pixelsPerMm, templates);
}

} // namespace imaging
