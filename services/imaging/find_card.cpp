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

constexpr double kLongestCard = 112, kBroadestCard = 84; // mm; the smallest sheet, A6, measures 105 × 148

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

// Whether enough is seen to speak of a card. One that leaves the picture shows at least three of its sides.
bool showsEnough(const CardFit& card, double doubtful) {
    return card.leaves ? card.sidesShown >= 3 && card.weakestShown >= doubtful : card.weakest >= doubtful;
}

// Every card among the candidates; none overlaps another. A sure card spares the rest of its own place.
template <class Fit>
std::vector<CardFit> measure(const std::vector<Candidate>& candidates, double doubtful, double sure,
                             const Reduced& reduced, bool keepWrong, Fit&& fit) {
    constexpr double kHopeless = 0.6; // of the best candidate's score: no side but a noise or two
    std::vector<CardFit> cards;
    for (const auto& candidate : candidates) {
        const Point middle = reduced.toPicture(candidate.centre);
        const auto settled = [&](const CardFit& card) {
            return card.weakest >= sure && contains(card.corners, middle);
        };
        if (candidate.score < kHopeless * candidates.front().score ||
            std::any_of(cards.begin(), cards.end(), settled))
            continue;
        const auto card = fit(candidate);
        if (!card || !showsEnough(*card, doubtful) || (card->runsOn && !keepWrong))
            continue;
        const auto clash =
            std::find_if(cards.begin(), cards.end(), [&](auto& other) { return overlaps(*card, other); });
        if (clash == cards.end())
            cards.push_back(*card);
        else if (card->score > clash->score)
            *clash = *card;
    }
    return cards;
}

Verdict verdictOn(double lengthMm, double breadthMm) {
    return lengthMm > kLongestCard || breadthMm > kBroadestCard ? Verdict::Sheet : Verdict::WrongSize;
}

// What a patch is in which no card was found.
Verdict verdictOn(const Patch& patch) {
    const auto verdict = verdictOn(patch.lengthMm, patch.breadthMm);
    return verdict == Verdict::WrongSize && patch.atBorder && patch.fitsACard ? Verdict::Partial : verdict;
}

// What lies in a patch besides the cards that were found in it.
enum class Company { None, AnotherCard, Text };

Company companyOf(const Patch& patch, const std::vector<CardFit>& cards, const Reduced& reduced) {
    constexpr double kMarginMm = 2.5, kMuch = 0.3, kNoHairMm = 25;
    std::vector<Corners> found;
    for (const auto& card : cards) {
        found.emplace_back();
        for (std::size_t i = 0; i < 4; ++i)
            found.back()[i] = reduced.fromPicture(card.corners[i]);
    }
    const Patch rest = besides(patch, found, kMarginMm * reduced.pixelsPerMm, reduced);
    if (static_cast<double>(rest.ink.size()) <= kMuch * static_cast<double>(patch.ink.size()))
        return Company::None;
    // Text all around: a table's cell on a page, not a card on the glass.
    const bool small = rest.lengthMm <= kLongestCard && rest.breadthMm <= kBroadestCard;
    return small && rest.lengthMm > kNoHairMm ? Company::AnotherCard : Company::Text;
}

Finding conclude(Finding finding, bool sure, Verdict otherwise) {
    if (finding.cards.empty())
        finding.verdict = otherwise;
    else if (finding.cards.size() > 1)
        finding.verdict = Verdict::Multiple;
    else
        finding.verdict = sure ? Verdict::Card : Verdict::Uncertain;
    return finding;
}

Finding findOnGlass(const hal::Image& picture, double ppm, const Templates& templates) {
    // A side that is seen along so much of its length. Cards in bad light reach 0.8, lines of text 0.5.
    constexpr double kSure = 0.70, kDoubtful = 0.52;
    constexpr double kBroaderThanTwoCards = 120; // mm
    const auto reduced = reduce(picture, ppm, 1.0);
    const Sampler sampler(picture);
    std::vector<CardFit> found;
    bool more = false;
    std::optional<Verdict> other;
    constexpr std::size_t kLeastInk = 40; // pixels of 1 mm; the palest card on a white lid shows 300
    for (const auto& patch : patchesOnGlass(reduced)) {
        if (patch.ink.size() < kLeastInk)
            continue;
        std::vector<CardFit> cards;
        if (patch.breadthMm < kBroaderThanTwoCards)
            cards = measure(searchRectangles(reduced, middles(patch, reduced), {}), kDoubtful, kSure, reduced,
                            false, [&](const Candidate& c) {
                                return fitOnGlass(sampler, reduced.toPicture(c.centre), c.degrees, ppm);
                            });
        if (std::any_of(cards.begin(), cards.end(), [](const CardFit& card) { return card.leaves; })) {
            other = other.value_or(Verdict::Partial);
            continue;
        }
        const auto company = cards.empty() ? Company::Text : companyOf(patch, cards, reduced);
        if (company == Company::Text) {
            other = other.value_or(verdictOn(patch));
            continue;
        }
        more = more || company == Company::AnotherCard;
        for (const auto& card : cards) // two patches may lead to one card
            if (std::none_of(found.begin(), found.end(), [&](auto& known) { return overlaps(card, known); }))
                found.push_back(card);
    }
    Finding finding;
    bool sure = true;
    for (const auto& card : found) {
        finding.cards.push_back(describe(picture, card, templates));
        sure = sure && card.weakest >= kSure;
    }
    finding = conclude(std::move(finding), sure, other.value_or(Verdict::None));
    if (more)
        finding.verdict = Verdict::Multiple;
    return finding;
}

// What lies on the desk that is no card, by its size: looked for only when there is none.
std::optional<Verdict> otherThings(const hal::Image& picture, const Sampler& sampler, double ppm) {
    constexpr double kSure = 0.75, kScaleTolerance = 0.08;
    // Business cards, A7, photographs, A6, A5: each stands for those of nearly its shape.
    constexpr Format kFormats[] = {{90, 52}, {105, 74}, {150, 103}, {210, 148}};
    const auto reduced = reduce(picture, ppm, 0.35); // they are larger than cards
    for (const auto& format : kFormats) {
        const RectangleSearch search{.widthMm = format.widthMm,
                                     .heightMm = format.heightMm,
                                     .scales = {0.95, 1.0, 1.05},
                                     .slackMm = 2,
                                     .clipOverNoise = 15,
                                     .stepDegrees = 3.5,

                                     .most = 5};
        const int inner = static_cast<int>(0.45 * format.heightMm * reduced.pixelsPerMm);
        const cv::Rect middles(inner, inner, reduced.light.cols - 2 * inner, reduced.light.rows - 2 * inner);
        if (middles.width <= 0 || middles.height <= 0)
            continue;
        for (const auto& c : searchRectangles(reduced, middles, search)) {
            const auto fit =
                fitUnderCamera(sampler, reduced.toPicture(c.centre), c.degrees, c.scale, ppm, format);
            if (fit && !fit->runsOn && !fit->leaves && fit->weakestShown >= kSure &&
                std::abs(fit->widthMm / format.widthMm - 1) < kScaleTolerance)
                return verdictOn(fit->widthMm, fit->heightMm);
        }
    }
    return std::nullopt;
}

Finding findUnderCamera(const hal::Image& picture, double ppm, const Templates& templates) {
    constexpr double kSure = 0.70, kDoubtful = 0.60; // a desk has edges of its own, but no card's shape
    // A known side bears out where the card lies. Without one, lines of print reach 0.78 and cards 0.83 and
    // more.
    constexpr double kSureOfUnknown = 0.83;
    constexpr double kAspect = kWidth / kHeight,
                     kAspectTolerance = 0.025; // a 90 × 54 mm card is off by 0.051
    constexpr double kScaleTolerance = 0.14;   // calibration, and a desk that tilts towards the lens
    constexpr double kInnerMm = 14; // a card whose middle lies nearer to the border shows too little
    const auto reduced = reduce(picture, ppm, 0.6);
    const Sampler sampler(picture);
    const RectangleSearch search{
        .scales = {0.94, 1.0, 1.06}, .slackMm = 1.7, .clipOverNoise = 15, .stepDegrees = 3.5, .most = 8};
    const int inner = static_cast<int>(kInnerMm * reduced.pixelsPerMm);
    const cv::Rect middles(inner, inner, reduced.light.cols - 2 * inner, reduced.light.rows - 2 * inner);
    const auto fits = measure(
        searchRectangles(reduced, middles, search), kDoubtful, 0.9, reduced, true, [&](const Candidate& c) {
            return fitUnderCamera(sampler, reduced.toPicture(c.centre), c.degrees, c.scale, ppm);
        });
    std::vector<CardFit> found;
    std::optional<Verdict> other;
    for (const auto& fit : fits) {
        if (fit.leaves) {
            other = fit.runsOn ? other : Verdict::Partial;
            continue;
        }
        const double off = std::abs(fit.widthMm / fit.heightMm / kAspect - 1);
        if (fit.runsOn || off > kAspectTolerance || std::abs(fit.widthMm / kWidth - 1) > kScaleTolerance) {
            if (!fit.runsOn && fit.weakest >= kDoubtful)
                other = other.value_or(Verdict::WrongSize);
            continue;
        }
        found.push_back(fit);
    }
    std::vector<FoundCard> sure, doubtful;
    for (const auto& fit : found) {
        const auto card = describe(picture, fit, templates);
        const double least = card.side == Side::Unknown ? kSureOfUnknown : kSure;
        (fit.weakest >= least ? sure : doubtful).push_back(card);
    }
    // Beside a sure card a doubtful one is taken for the desk's.
    Finding finding{Verdict::None, sure.empty() ? doubtful : sure};
    if (finding.cards.empty() && !other)
        other = otherThings(picture, sampler, ppm);
    return conclude(std::move(finding), !sure.empty(), other.value_or(Verdict::None));
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
    if (!canShowSomething(picture, pixelsPerMm))
        return {};
    return source == Source::Flatbed ? findOnGlass(picture, pixelsPerMm, templates)
                                     : findUnderCamera(picture, pixelsPerMm, templates);
}

} // namespace imaging
