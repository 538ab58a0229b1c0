// The page a resident takes away: both sides of a card on one A4 sheet at exactly 1:1.
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

struct CardPage {
    CardFace front;
    CardFace back;
    std::optional<PurposeLine> purpose; // none: the resident switched it off
    bool mono = false;
    bool demonstration = false; // a build with simulators: 演示 stands on the paper
};

// Where the two faces stand on the sheet: the one truth for PDF, raster, preview and tests.
[[nodiscard]] BoxMm frontBox();
[[nodiscard]] BoxMm backBox();

// Errors: BadData (a picture is empty; the purpose has a character that no font has, or more than fits).
[[nodiscard]] hal::Result<hal::PdfDocument> cardPdf(const CardPage& page);
[[nodiscard]] hal::Result<hal::Image> cardRaster(const CardPage& page, hal::Dpi dpi);

// Plain document pages, each centred on A4 at 1:1 (shrunk only when larger than the sheet).
struct DocumentPages {
    std::vector<hal::Image> pages; // each knows its dpi
    bool mono = false;
    bool demonstration = false;
};
[[nodiscard]] hal::Result<hal::PdfDocument> documentPdf(const DocumentPages& document);
[[nodiscard]] hal::Result<std::vector<hal::Image>> documentRaster(const DocumentPages& document,
                                                                  hal::Dpi dpi);

// Whether every character of the text can be drawn; the first that cannot is returned (UTF-32).
[[nodiscard]] std::optional<char32_t> firstMissingGlyph(const std::string& utf8);

} // namespace paper
