// The lines that say across a card what its copy may be used for: where each one stands, and drawing them.
#pragma once

#include <vector>

#include "hal/base/result.h"
#include "services/paper/card_page.h"
#include "services/paper/typesetter.h"

namespace paper {

struct RuleMm { // a horizontal stroke that closes a line, so that nothing can be added to it
    double left, right, y;
};

struct SetLine { // millimetres from the card's top left corner
    Owned<PangoLayout> text;
    double x{}, baseline{};
    BoxMm ink; // of the text alone
    std::vector<RuleMm> rules;
};

// Every band that has room beside the keep-out boxes gets a line; all lines of a card have one size, at most
// 3.1 mm and at least 2.2 mm. Errors: BadData (blank, missing glyph, no band has room).
[[nodiscard]] hal::Result<std::vector<SetLine>> setPurpose(const Typesetter& typesetter,
                                                           const PurposeLine& purpose, const CardFace& face,
                                                           const std::vector<BoxMm>& unknownCardBands);

// The origin is the card's top left corner, in points.
void drawPurpose(cairo_t* cairo, const std::vector<SetLine>& lines, bool mono);

} // namespace paper
