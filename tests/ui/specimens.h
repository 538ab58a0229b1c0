// Pictures of a card that belongs to nobody, drawn at run time: 样本 SPECIMEN and zeros.
#pragma once

#include <QList>
#include <QPointF>

#include "hal/base/image.h"

namespace ui_test {

[[nodiscard]] hal::Image specimenFront(); // rectified, 300 dpi
[[nodiscard]] hal::Image specimenBack();
[[nodiscard]] hal::Image specimenText(); // a page of a document, 150 dpi

// The whole glass with the card's front lying a little askew, and where its corners are (0..1).
struct SpecimenGlass {
    hal::Image picture;
    QList<QPointF> corners;
};
[[nodiscard]] SpecimenGlass specimenGlass();

// The true sheet, as the copying service would lay it out.
enum class SheetColour { Mono, Colour };
[[nodiscard]] hal::Image specimenSheet(SheetColour colour, bool purpose);

} // namespace ui_test
