#include "kiosk/cli/copy_pictures.h"

#include <algorithm>
#include <cmath>

#include "hal/picture/worker.h"
#include "services/seal/durable_file.h"

namespace kiosk::cli {
namespace {

constexpr std::size_t kFileMost = std::size_t{256} * 1024 * 1024; // an uncompressed A3 page at 600 dpi
constexpr hal::Millis kDecodeWithin{30'000};
constexpr double kCutTolerance = 0.04; // a cut-out may have kept a rim of 3 mm, or lost it

tl::unexpected<Refusal> refuse(const std::string& file, std::string why, Exit exit = Exit::Failed) {
    return tl::make_unexpected(Refusal{exit, file + ": " + std::move(why)});
}

std::string inWords(const hal::Error& error) {
    std::string words(hal::toString(error.fault));
    return error.detail.empty() ? words : words + ": " + error.detail;
}

std::string inWords(copying::CardProblem problem) {
    switch (problem) {
    case copying::CardProblem::NothingThere:
        return "no card is in the picture";
    case copying::CardProblem::TwoCards:
        return "more than one card is in the picture";
    case copying::CardProblem::PartlyOutside:
        return "the card is not wholly in the picture";
    case copying::CardProblem::WrongSize:
        return "the card is not 85.6 x 54.0 mm (is the resolution right?)";
    case copying::CardProblem::SheetOfPaper:
        return "this is a sheet of paper, not a card";
    case copying::CardProblem::SameSideAgain:
        return "this is the same side again";
    }
    return "not a card";
}

std::string inWords(const copying::ScanFailure& failure) {
    return std::visit([](const auto& why) { return inWords(why); }, failure);
}

Read<hal::Image> readPicture(const std::string& file, const PictureOptions& options) {
    const auto content = seal::readWhole(file, kFileMost);
    if (!content)
        return refuse(file, inWords(content.error()));
    auto picture = hal::decodeInWorker(content->bytes, {}, hal::Deadline::in(kDecodeWithin), options.stop);
    if (!picture)
        return refuse(file, inWords(picture.error()));
    return options.dpi ? picture->withDpi(hal::Dpi{*options.dpi}) : *picture;
}

// Whether the picture has a card's shape and, if the resolution is known, a card's size.
bool isCutOut(const hal::Image& picture) {
    const double longSide = std::max(picture.width(), picture.height());
    const double shortSide = std::min(picture.width(), picture.height());
    const double shape = longSide / shortSide * hal::kCardHeight.value / hal::kCardWidth.value;
    if (std::abs(shape - 1) > kCutTolerance)
        return false;
    return !picture.dpi() || std::abs(longSide / picture.dpi()->pixels(hal::kCardWidth) - 1) <= kCutTolerance;
}

} // namespace

Read<copying::CardScan> readCard(const std::string& file, const PictureOptions& options,
                                 const imaging::Templates& templates) {
    const auto picture = readPicture(file, options);
    if (!picture)
        return tl::make_unexpected(picture.error());
    if (isCutOut(*picture))
        return copying::cardAlone(*picture, templates);
    if (!picture->dpi())
        return refuse(file, "says no resolution: use --dpi", Exit::Usage);
    auto scan = copying::cardInPicture(*picture, templates);
    if (!scan)
        return refuse(file, inWords(scan.error()));
    return *std::move(scan);
}

Read<imaging::CleanPage> readPage(const std::string& file, const PictureOptions& options) {
    const auto picture = readPicture(file, options);
    if (!picture)
        return tl::make_unexpected(picture.error());
    if (!picture->dpi())
        return refuse(file, "says no resolution: use --dpi", Exit::Usage);
    auto page = imaging::cleanPage(*picture);
    if (!page)
        return refuse(file, "nothing but white");
    return *std::move(page);
}

} // namespace kiosk::cli
