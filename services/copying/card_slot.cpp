// A card that is put in once and read on both sides.
#include <algorithm>
#include <cstring>

#include "services/copying/copying.h"
#include "services/copying/glass.h"

namespace copying {
namespace {

constexpr hal::Millis kScannerWait{2000};
constexpr hal::Millis kCapabilitiesWait{10'000};
// More than any slot is wide, so that nothing of a card that went in askew is lost.
constexpr hal::Millimetres kSlot{100};
constexpr hal::Millimetres kMargin{10};

// Slots show the card up to its edges, and an edge is found by what lies outside. What lies there is not
// known: the brightest corner comes nearest to it, because the corners of a card are round.
std::uint8_t outside(const hal::Image& page) {
    std::uint8_t brightest = 0;
    for (const int y : {0, page.height() - 1})
        for (const int x : {0, page.width() - 1}) {
            const std::uint8_t* pixel = page.row(y) + static_cast<std::ptrdiff_t>(x) * page.channels();
            brightest = std::max(brightest, *std::min_element(pixel, pixel + page.channels()));
        }
    return brightest;
}

hal::Image withMargin(const hal::Image& page) {
    const int margin = static_cast<int>(page.dpi()->pixels(kMargin));
    hal::ImageBuilder wide(page.width() + 2 * margin, page.height() + 2 * margin, page.format());
    const std::uint8_t ground = outside(page);
    const auto row = static_cast<std::size_t>(page.width()) * static_cast<std::size_t>(page.channels());
    for (int y = 0; y < wide.height(); ++y) {
        std::memset(wide.row(y), ground, static_cast<std::size_t>(wide.stride()));
        if (y >= margin && y < margin + page.height())
            std::memcpy(wide.row(y) + static_cast<std::ptrdiff_t>(margin) * page.channels(),
                        page.row(y - margin), row);
    }
    return std::move(wide).finish(*page.dpi());
}

// Nothing but the card, give or take the rounding of a slot.
bool isCardAlone(const hal::Image& page) {
    const double perMm = page.dpi()->pixelsPerMm();
    return sameSize({{page.width() / perMm}, {page.height() / perMm}}, hal::kIdCard);
}

ScanResult<CardScan> sideOf(const hal::Image& page, const imaging::Templates& templates) {
    auto found = cardInPicture(withMargin(page), templates);
    if (isCardAlone(page) && (!found || found->uncertain))
        return cardAlone(page, templates);
    if (found)
        found->uncertain = false; // it went through a slot of its own: there is nothing to point at
    return found;
}

} // namespace

hal::Result<bool> readsBothSidesAtOnce(hal::Rig& rig, std::stop_token stop) {
    auto scanner = rig.lease<hal::Scanner>(std::move(stop), kScannerWait);
    if (!scanner)
        return tl::make_unexpected(scanner.error());
    return (*scanner)->capabilities(hal::Deadline::in(kCapabilitiesWait)).map([](const auto& can) {
        return std::ranges::count(can.sources, hal::ScanSource::CardDuplex) > 0;
    });
}

ScanResult<BothSides> scanBothSides(hal::Rig& rig, const imaging::Templates& templates, std::stop_token stop,
                                    const hal::OnProgress& progress) {
    const hal::ScanRequest request{
        .source = hal::ScanSource::CardDuplex, .area = {.width = kSlot, .height = kSlot}, .maxPages = 2};
    const auto pages = lookAtGlass(rig, request, stop, progress);
    if (!pages && pages.error().fault == hal::Fault::NoDocument)
        return tl::make_unexpected(ScanFailure{CardProblem::NothingThere});
    if (!pages)
        return tl::make_unexpected(ScanFailure{pages.error()});
    if (pages->size() != 2)
        return tl::make_unexpected(ScanFailure{hal::Error{hal::Fault::BadData, "a card has two sides"}});
    if (progress)
        progress({hal::Phase::Finishing, std::nullopt, std::nullopt});
    auto first = sideOf((*pages)[0], templates);
    if (!first)
        return tl::make_unexpected(first.error());
    auto second = sideOf((*pages)[1], templates);
    if (!second)
        return tl::make_unexpected(second.error());
    if (stop.stop_requested())
        return tl::make_unexpected(ScanFailure{hal::Error{hal::Fault::Cancelled, {}}});
    return BothSides{*std::move(first), *std::move(second)};
}

} // namespace copying
