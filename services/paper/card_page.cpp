#include "services/paper/card_page.h"

#include "services/paper/marks.h"
#include "services/paper/picture.h"
#include "services/paper/purpose_lines.h"
#include "services/paper/sheet.h"

namespace paper {
namespace {

// Both faces in the upper half, centred: the lower half is where an officer stamps and signs.
constexpr double kFrontTop = 30.0;
constexpr double kBetweenFaces = 18.0;
constexpr double kLeft = (hal::kA4Width.value - hal::kCardWidth.value) / 2;

constexpr BoxMm kDemonstrationBox{(hal::kA4Width.value - 44) / 2, 218, 44, 18};

// A white card on white paper would have no edge: a hairline, light enough not to be taken for the card's.
constexpr double kOutlineWidth = 0.12;
constexpr double kOutlineGrey = 0.62;

struct Face {
    Picture picture;
    BoxMm box;
    std::vector<SetLine> purpose;
};

// All that is needed to draw, made once; drawing itself cannot fail any more.
struct CardSheet {
    Face front;
    Face back;
    std::optional<DemonstrationMark> mark;
    bool mono = false;
};

hal::Result<std::vector<SetLine>> purposeOf(const Typesetter& typesetter, const CardPage& page,
                                            const CardFace& face) {
    if (!page.purpose)
        return {};
    return setPurpose(typesetter, *page.purpose, face, page.unknownCardBands);
}

hal::Result<CardSheet> prepare(const Typesetter& typesetter, const CardPage& page, Target target) {
    auto onFront = purposeOf(typesetter, page, page.front);
    auto onBack = purposeOf(typesetter, page, page.back);
    if (!onFront || !onBack)
        return tl::make_unexpected(onFront ? onBack.error() : onFront.error());
    CardSheet sheet{{Picture(page.front.image, target, page.mono), frontBox(), std::move(*onFront)},
                    {Picture(page.back.image, target, page.mono), backBox(), std::move(*onBack)},
                    std::nullopt,
                    page.mono};
    if (!sheet.front.picture.ok() || !sheet.back.picture.ok())
        return hal::fail(hal::Fault::BadData, "a side of the card has no picture");
    if (page.demonstration)
        sheet.mark.emplace(typesetter);
    return sheet;
}

void drawFace(cairo_t* cairo, const Face& face, bool mono) {
    const BoxMm& box = face.box;
    cairo_save(cairo);
    traceCard(cairo, box);
    cairo_clip(cairo);
    face.picture.draw(cairo, points(box.left), points(box.top), points(box.width), points(box.height));
    cairo_translate(cairo, points(box.left), points(box.top));
    drawPurpose(cairo, face.purpose, mono);
    cairo_restore(cairo);

    traceCard(cairo, box);
    cairo_set_source_rgb(cairo, kOutlineGrey, kOutlineGrey, kOutlineGrey);
    cairo_set_line_width(cairo, points(kOutlineWidth));
    cairo_stroke(cairo);
}

void drawSheet(cairo_t* cairo, const CardSheet& sheet) {
    drawFace(cairo, sheet.front, sheet.mono);
    drawFace(cairo, sheet.back, sheet.mono);
    if (sheet.mark)
        sheet.mark->draw(cairo, kDemonstrationBox);
}

} // namespace

BoxMm frontBox() { return {kLeft, kFrontTop, hal::kCardWidth.value, hal::kCardHeight.value}; }

BoxMm backBox() {
    BoxMm box = frontBox();
    box.top += box.height + kBetweenFaces;
    return box;
}

std::vector<BoxMm> edgeBands() {
    constexpr double inset = 3.6; // clear of the rounded corner
    constexpr double height = 3.6;
    constexpr double width = hal::kCardWidth.value - 2 * inset;
    return {{inset, 0.8, width, height}, {inset, hal::kCardHeight.value - 0.8 - height, width, height}};
}

hal::Result<hal::PdfDocument> cardPdf(const CardPage& page) {
    const Typesetter typesetter;
    auto sheet = prepare(typesetter, page, Target::Pdf);
    if (!sheet)
        return tl::make_unexpected(sheet.error());
    return pdfSheets({[&](cairo_t* cairo) { drawSheet(cairo, *sheet); }});
}

hal::Result<hal::Image> cardRaster(const CardPage& page, hal::Dpi dpi) {
    const Typesetter typesetter;
    auto sheet = prepare(typesetter, page, Target::Raster);
    if (!sheet)
        return tl::make_unexpected(sheet.error());
    return rasterSheet([&](cairo_t* cairo) { drawSheet(cairo, *sheet); }, dpi, page.mono);
}

void warmUp() {
    hal::ImageBuilder dot(1, 1, hal::PixelFormat::Grey8);
    CardPage page;
    page.front.image = page.back.image = std::move(dot).finish();
    page.purpose = PurposeLine{"仅供办理业务使用", "0123456789."};
    // Only the fonts that stay behind are wanted.
    static_cast<void>(cardPdf(page).has_value());
    static_cast<void>(cardRaster(page, hal::Dpi{100}).has_value());
}

} // namespace paper
