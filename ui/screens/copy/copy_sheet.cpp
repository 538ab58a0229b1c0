// Turns the places of the page itself into parts of its picture.
#include "ui/screens/copy/copy_sheet.h"

#include "services/paper/card_page.h"

namespace ui {
namespace {

constexpr double kSheetWidthMm = 210, kSheetHeightMm = 297;
constexpr double kMarginMm = 2; // a little paper around the card

QRectF part(const paper::BoxMm& box) {
    return {(box.left - kMarginMm) / kSheetWidthMm, (box.top - kMarginMm) / kSheetHeightMm,
            (box.width + 2 * kMarginMm) / kSheetWidthMm, (box.height + 2 * kMarginMm) / kSheetHeightMm};
}

} // namespace

QRectF CopySheet::firstCard() const { return part(paper::frontBox()); }

QRectF CopySheet::cards() const { return part(paper::frontBox()).united(part(paper::backBox())); }

} // namespace ui
