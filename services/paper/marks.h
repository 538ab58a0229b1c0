// What stands on the sheet beside its content.
#pragma once

#include "services/paper/card_page.h"
#include "services/paper/typesetter.h"

namespace paper {

// 演示, "demonstration": paper from simulated devices is never taken for a real copy.
class DemonstrationMark {
public:
    explicit DemonstrationMark(const Typesetter& typesetter);
    // Framed and centred in the box (mm on the sheet), on white, so that it is readable over any page.
    void draw(cairo_t* cairo, const BoxMm& box) const;

private:
    Owned<PangoLayout> text_;
};

// The path of a card's outline with its corners of 3.18 mm, in points.
void traceCard(cairo_t* cairo, const BoxMm& box);

} // namespace paper
