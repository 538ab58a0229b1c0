// The two copying services as plain functions: blocking, cancellable, without any user interface.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "hal/rig.h"
#include "services/imaging/find_card.h"
#include "services/imaging/page.h"
#include "services/imaging/true_scale.h"
#include "services/ledger/ledger.h"
#include "services/paper/card_page.h"

namespace copying {

// What is wrong with what lies on the glass: the resident can mend each of these.
enum class CardProblem { NothingThere, TwoCards, PartlyOutside, WrongSize, SheetOfPaper, SameSideAgain };
[[nodiscard]] std::string_view toString(CardProblem problem);

struct CardScan {
    hal::Image picture; // the whole glass: needed while the resident may drag corners
    imaging::FoundCard found;
    bool uncertain = false;                   // the resident must confirm the corners
    hal::Image card;                          // rectified and upright, 300 dpi
    std::vector<paper::BoxMm> keepOut, bands; // of the recognised design; empty: unknown card
};

// A fault of a device, or a problem with the card.
using ScanFailure = std::variant<hal::Error, CardProblem>;
template <class T>
using ScanResult = tl::expected<T, ScanFailure>;

struct CardScanRequest {
    hal::Dpi dpi{300};
    const imaging::Templates* templates = nullptr; // borrowed
    const CardScan* firstSide = nullptr;           // to notice the same side put down again
    imaging::DrawnScale drawn{};                   // of this scanner, as it was calibrated
};

// Scans the glass, finds the card, sets it upright.
[[nodiscard]] ScanResult<CardScan> scanCardSide(hal::Rig& rig, const CardScanRequest& request,
                                                std::stop_token stop, const hal::OnProgress& progress);

// A card that is put in once: the side that lay up first, then the other.
struct BothSides {
    CardScan first, second;
};
// Whether the scanner has a slot for that.
[[nodiscard]] hal::Result<bool> readsBothSidesAtOnce(hal::Rig& rig, std::stop_token stop);
[[nodiscard]] ScanResult<BothSides> scanBothSides(hal::Rig& rig, const imaging::Templates& templates,
                                                  std::stop_token stop, const hal::OnProgress& progress);

// The same for a picture of the whole glass that is already there. It must know its dpi, else BadData.
[[nodiscard]] ScanResult<CardScan> cardInPicture(const hal::Image& picture,
                                                 const imaging::Templates& templates);

// The same for a picture that shows nothing but the card, cut out by somebody else; either turn, any scale.
[[nodiscard]] CardScan cardAlone(const hal::Image& picture, const imaging::Templates& templates);

// Re-cuts a scan after the resident moved the corners or pressed "turn".
[[nodiscard]] CardScan recut(const CardScan& scan, const imaging::Corners& corners,
                             const imaging::Templates& templates);
[[nodiscard]] CardScan turnedOver(const CardScan& scan);

// Both scans show the same side of the same card.
[[nodiscard]] bool sameSide(const CardScan& a, const CardScan& b);

// Whether something still lies on the glass: a quick look at 75 dpi. Print or an outline is found, also of a
// pale card on a pale lid; a blank card exactly as white as the lid is not.
[[nodiscard]] hal::Result<bool> somethingLeftBehind(hal::Rig& rig, std::stop_token stop);
[[nodiscard]] bool liesOnGlass(const hal::Image& glass); // the judgement alone; the picture knows its dpi

struct DocumentScan {
    std::vector<imaging::CleanPage> pages;
    std::optional<hal::Fault> stopped; // the feeder stands still in the middle of the stack: Jam, CoverOpen
};
[[nodiscard]] hal::Result<DocumentScan> scanDocument(hal::Rig& rig, hal::ScanSource source,
                                                     std::stop_token stop, const hal::OnProgress& progress,
                                                     const imaging::DrawnScale& drawn = {});

struct PrintRequest {
    int copies = 1; // 1..99, else BadData
    bool mono = false;
};

struct CopyOutcome {
    wire::Uuid id;
    int sheets = 0;
    bool recorded = true; // false: the ledger could not write this outcome down (Storage)
    hal::Proof proof =
        hal::Proof::Printer; // None: the printer took the job; whether paper came out is unknown
};

// Renders in the format the printer wants, records the intent, prints, records the outcome.
// The intent is durable before paper moves; a Storage error means that nothing was printed.
// Every outcome of the printer is recorded, also a cancelled one.
[[nodiscard]] hal::Result<CopyOutcome> printCardCopy(hal::Rig& rig, ledger::Ledger& ledger,
                                                     const paper::CardPage& page, const PrintRequest& request,
                                                     std::stop_token stop, const hal::OnProgress& progress);
[[nodiscard]] hal::Result<CopyOutcome> printDocumentCopy(hal::Rig& rig, ledger::Ledger& ledger,
                                                         const paper::DocumentPages& document,
                                                         const PrintRequest& request, std::stop_token stop,
                                                         const hal::OnProgress& progress);

// Pages that are no copy: a slip. Action::Print in the ledger.
[[nodiscard]] hal::Result<CopyOutcome> printPages(hal::Rig& rig, ledger::Ledger& ledger,
                                                  const paper::DocumentPages& document, std::stop_token stop,
                                                  const hal::OnProgress& progress);

// The page to measure with (paper/ruler_page.h), for the technician: in the ledger like every sheet.
[[nodiscard]] hal::Result<CopyOutcome> printRulerPage(hal::Rig& rig, ledger::Ledger& ledger,
                                                      std::stop_token stop, const hal::OnProgress& progress);

} // namespace copying
