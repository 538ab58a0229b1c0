// The page a resident takes away: both sides of a card on one A4 sheet at exactly 1:1.
// Every function here is pure apart from the shared fonts, and may be called from any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hal/base/image.h"
#include "hal/base/result.h"
#include "hal/page_printer.h"

namespace paper {

struct BoxMm { // from the top left corner of the thing it belongs to
    double left{}, top{}, width{}, height{};
};

// One side of the card, rectified; drawn 85.6 × 54.0 mm with corners rounded at 3.18 mm.
struct CardFace {
    hal::Image image;
    std::vector<BoxMm> keepOut; // name, number, validity
    std::vector<BoxMm> bands;   // where purpose lines go; empty: the configured band of an unknown card
};

// What is printed across the card against misuse. Wording is custom, not law: see README.
struct PurposeLine {
    std::string text; // UTF-8, as chosen or typed: "仅供办理社保业务使用"
    std::string date; // "2026.11.24"; empty: none
};

// The upper and the lower edge of a card whose design nobody knows.
[[nodiscard]] std::vector<BoxMm> edgeBands();

struct CardPage {
    CardFace front;
    CardFace back;
    std::optional<PurposeLine> purpose; // none: the resident switched it off
    bool mono = false;
    bool demonstration = false; // a build with simulators: 演示 stands on the paper
    std::vector<BoxMm> unknownCardBands = edgeBands();
};

// Where the two faces stand on the sheet: the one truth for PDF, raster, preview and tests.
[[nodiscard]] BoxMm frontBox();
[[nodiscard]] BoxMm backBox();

// Errors: BadData (a picture is empty; the purpose is blank, has a character that no font has, or more
// than fits). A mono raster is Grey8, else Rgb24; it is A4 rounded to whole pixels.
[[nodiscard]] hal::Result<hal::PdfDocument> cardPdf(const CardPage& page);
[[nodiscard]] hal::Result<hal::Image> cardRaster(const CardPage& page, hal::Dpi dpi);

// Plain document pages, each centred on A4 at 1:1 (shrunk only when larger than the sheet).
struct DocumentPages {
    std::vector<hal::Image> pages; // each knows its dpi
    bool mono = false;
    bool demonstration = false;
};
// Errors: BadData (no page; a page that is empty or does not know its dpi).
[[nodiscard]] hal::Result<hal::PdfDocument> documentPdf(const DocumentPages& document);
[[nodiscard]] hal::Result<std::vector<hal::Image>> documentRaster(const DocumentPages& document,
                                                                  hal::Dpi dpi);

// The first character (UTF-32) that no font can draw, or that is not to be drawn: a control, a private-use
// character (each font gives those a meaning of its own), a malformed byte (U+FFFD). None: all can be drawn.
[[nodiscard]] std::optional<char32_t> firstMissingGlyph(const std::string& utf8);

// Loads the fonts, so that the first resident does not wait for them. Optional; call it off the GUI thread.
void warmUp();

} // namespace paper
