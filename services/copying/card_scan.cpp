// A card on the glass becomes a card cut out, upright and recognised.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "services/copying/copying.h"
#include "services/copying/glass.h"

namespace copying {
namespace {

constexpr hal::Dpi kCardDpi{300};

std::vector<paper::BoxMm> toPaper(const std::vector<imaging::BoxMm>& boxes) {
    std::vector<paper::BoxMm> same;
    same.reserve(boxes.size());
    for (const auto& box : boxes)
        same.push_back({box.left, box.top, box.width, box.height});
    return same;
}

double distance(const imaging::Point& a, const imaging::Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

// A card of unknown side may come with a short side first; a picture of it is always landscape.
imaging::Corners landscape(imaging::Corners corners) {
    const double first = distance(corners[0], corners[1]) + distance(corners[2], corners[3]);
    const double second = distance(corners[1], corners[2]) + distance(corners[3], corners[0]);
    if (first < second)
        std::rotate(corners.begin(), corners.begin() + 1, corners.end());
    return corners;
}

imaging::Corners halfTurn(imaging::Corners corners) {
    std::rotate(corners.begin(), corners.begin() + 2, corners.end());
    return corners;
}

double degreesFromUpright(const imaging::Corners& corners) {
    const double angle = std::atan2(corners[1].y - corners[0].y, corners[1].x - corners[0].x);
    const double degrees = angle * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

// Cuts the card out, sets it upright if its design is known, and takes over where its text stands.
CardScan cut(const hal::Image& picture, const imaging::FoundCard& found,
             const imaging::Templates& templates) {
    CardScan scan;
    scan.picture = picture;
    scan.found = found;
    scan.found.corners = landscape(found.corners);
    scan.card = imaging::rectify(picture, scan.found.corners, kCardDpi);

    const imaging::SideGuess guess = imaging::guessSide(scan.card, templates);
    scan.found.side = guess.side;
    scan.found.rotation.reset();
    if (!guess.known)
        return scan;
    if (guess.upsideDown) {
        scan.card = imaging::turned(scan.card);
        scan.found.corners = halfTurn(scan.found.corners);
    }
    scan.found.rotation = degreesFromUpright(scan.found.corners);
    scan.keepOut = toPaper(guess.known->keepOut);
    scan.bands = toPaper(guess.known->purposeBands);
    return scan;
}

std::optional<CardProblem> problemOf(imaging::Verdict verdict) {
    switch (verdict) {
    case imaging::Verdict::Card:
    case imaging::Verdict::Uncertain:
        return std::nullopt;
    case imaging::Verdict::None:
        return CardProblem::NothingThere;
    case imaging::Verdict::Multiple:
        return CardProblem::TwoCards;
    case imaging::Verdict::Partial:
        return CardProblem::PartlyOutside;
    case imaging::Verdict::WrongSize:
        return CardProblem::WrongSize;
    case imaging::Verdict::Sheet:
        return CardProblem::SheetOfPaper;
    }
    return CardProblem::NothingThere;
}

tl::unexpected<ScanFailure> failure(ScanFailure why) { return tl::make_unexpected(std::move(why)); }

std::vector<paper::BoxMm> turnedBoxes(std::vector<paper::BoxMm> boxes) {
    for (auto& box : boxes) {
        box.left = hal::kCardWidth.value - box.left - box.width;
        box.top = hal::kCardHeight.value - box.top - box.height;
    }
    return boxes;
}

} // namespace

std::string_view toString(CardProblem problem) {
    switch (problem) {
    case CardProblem::NothingThere:
        return "nothing_there";
    case CardProblem::TwoCards:
        return "two_cards";
    case CardProblem::PartlyOutside:
        return "partly_outside";
    case CardProblem::WrongSize:
        return "wrong_size";
    case CardProblem::SheetOfPaper:
        return "sheet_of_paper";
    case CardProblem::SameSideAgain:
        return "same_side_again";
    }
    return "unknown";
}

ScanResult<CardScan> cardInPicture(const hal::Image& picture, const imaging::Templates& templates) {
    if (picture.empty() || !picture.dpi() || !(picture.dpi()->value > 0))
        return failure(hal::Error{hal::Fault::BadData, "a picture without pixels or resolution"});
    const auto finding =
        imaging::findCard(picture, picture.dpi()->pixelsPerMm(), imaging::Source::Flatbed, templates);
    if (const auto problem = problemOf(finding.verdict))
        return failure(*problem);
    if (finding.cards.empty())
        return failure(CardProblem::NothingThere);
    CardScan scan = cut(picture, finding.cards.front(), templates);
    scan.uncertain = finding.verdict == imaging::Verdict::Uncertain;
    return scan;
}

CardScan cardAlone(const hal::Image& picture, const imaging::Templates& templates) {
    const double right = picture.width() - 0.5; // the centre of the first pixel is (0, 0)
    const double bottom = picture.height() - 0.5;
    imaging::FoundCard whole;
    whole.corners = {{{-0.5, -0.5}, {right, -0.5}, {right, bottom}, {-0.5, bottom}}};
    whole.confidence = 1;
    return cut(picture, whole, templates);
}

ScanResult<CardScan> scanCardSide(hal::Rig& rig, const CardScanRequest& request, std::stop_token stop,
                                  const hal::OnProgress& progress) {
    static const imaging::Templates none;
    auto pages = lookAtGlass(rig, {.dpi = request.dpi}, stop, progress);
    if (!pages)
        return failure(pages.error());
    if (progress)
        progress({hal::Phase::Finishing, std::nullopt, std::nullopt});
    const hal::Image picture = imaging::atTrueScale(pages->front(), request.drawn);
    pages->clear(); // 26 MB
    auto scan = cardInPicture(picture, request.templates ? *request.templates : none);
    if (stop.stop_requested())
        return failure(hal::Error{hal::Fault::Cancelled, {}});
    if (scan && request.firstSide && sameSide(*request.firstSide, *scan))
        return failure(CardProblem::SameSideAgain);
    return scan;
}

CardScan recut(const CardScan& scan, const imaging::Corners& corners, const imaging::Templates& templates) {
    imaging::FoundCard moved = scan.found;
    moved.corners = corners;
    return cut(scan.picture, moved, templates);
}

CardScan turnedOver(const CardScan& scan) {
    CardScan other = scan;
    other.card = imaging::turned(scan.card);
    other.found.corners = halfTurn(scan.found.corners);
    if (scan.found.rotation)
        other.found.rotation = degreesFromUpright(other.found.corners);
    // What is printed on the card turns with it, so the boxes go on covering the same words.
    other.keepOut = turnedBoxes(scan.keepOut);
    other.bands = turnedBoxes(scan.bands);
    return other;
}

} // namespace copying
