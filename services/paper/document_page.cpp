// Plain pages at 1:1 in the middle of A4.
#include <algorithm>

#include "services/paper/card_page.h"
#include "services/paper/marks.h"
#include "services/paper/picture.h"
#include "services/paper/sheet.h"

namespace paper {
namespace {

// A scanner's A4 is a few lines more or less than 297 mm; that is no reason to change the scale.
constexpr double kOverhang = 2.0;
constexpr BoxMm kDemonstrationBox{174, 6, 30, 12};

hal::Result<BoxMm> placeOf(const hal::Image& page) {
    if (page.empty() || !page.dpi() || !(page.dpi()->value > 0))
        return hal::fail(hal::Fault::BadData, "a page has no pixels or no resolution");
    const double width = page.width() / page.dpi()->pixelsPerMm();
    const double height = page.height() / page.dpi()->pixelsPerMm();
    const bool fits = width <= hal::kA4Width.value + kOverhang && height <= hal::kA4Height.value + kOverhang;
    const double scale = fits ? 1.0 : std::min(hal::kA4Width.value / width, hal::kA4Height.value / height);
    return BoxMm{(hal::kA4Width.value - width * scale) / 2, (hal::kA4Height.value - height * scale) / 2,
                 width * scale, height * scale};
}

// One page, ready to draw.
struct Leaf {
    Picture picture;
    BoxMm box;
    const DemonstrationMark* mark;

    void operator()(cairo_t* cairo) const {
        picture.draw(cairo, points(box.left), points(box.top), points(box.width), points(box.height));
        if (mark)
            mark->draw(cairo, kDemonstrationBox);
    }
};

hal::Result<std::shared_ptr<const Leaf>> prepare(const hal::Image& page, Target target, bool mono,
                                                 const DemonstrationMark* mark) {
    const auto box = placeOf(page);
    if (!box)
        return tl::make_unexpected(box.error());
    auto leaf = std::make_shared<const Leaf>(Leaf{Picture(page, target, mono), *box, mark});
    if (!leaf->picture.ok())
        return hal::fail(hal::Fault::BadData, "a page cannot be drawn");
    return leaf;
}

std::optional<DemonstrationMark> markFor(const DocumentPages& document, const Typesetter& typesetter) {
    return document.demonstration ? std::optional<DemonstrationMark>(typesetter) : std::nullopt;
}

} // namespace

hal::Result<hal::PdfDocument> documentPdf(const DocumentPages& document) {
    if (document.pages.empty())
        return hal::fail(hal::Fault::BadData, "no page");
    const Typesetter typesetter;
    const auto mark = markFor(document, typesetter);
    std::vector<Draw> pages;
    for (const hal::Image& page : document.pages) {
        auto leaf = prepare(page, Target::Pdf, document.mono, mark ? &*mark : nullptr);
        if (!leaf)
            return tl::make_unexpected(leaf.error());
        pages.emplace_back([leaf = std::move(*leaf)](cairo_t* cairo) { (*leaf)(cairo); });
    }
    return pdfSheets(pages);
}

hal::Result<std::vector<hal::Image>> documentRaster(const DocumentPages& document, hal::Dpi dpi) {
    if (document.pages.empty())
        return hal::fail(hal::Fault::BadData, "no page");
    const Typesetter typesetter;
    const auto mark = markFor(document, typesetter);
    std::vector<hal::Image> sheets;
    for (const hal::Image& page : document.pages) { // one at a time: a page of pixels is 35 MB at 300 dpi
        const auto leaf = prepare(page, Target::Raster, document.mono, mark ? &*mark : nullptr);
        if (!leaf)
            return tl::make_unexpected(leaf.error());
        auto sheet = rasterSheet([&](cairo_t* cairo) { (**leaf)(cairo); }, dpi, document.mono);
        if (!sheet)
            return tl::make_unexpected(sheet.error());
        sheets.push_back(std::move(*sheet));
    }
    return sheets;
}

} // namespace paper
