// Sheets for printer tests: a square of exactly 100 mm, as raster and as a PDF of a few lines.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "hal/base/image.h"
#include "hal/page_printer.h"

namespace hal::cups {

// An A4 sheet with a black outline of 100 x 100 mm, 1 mm wide, at 20 mm from the left and 30 mm from the top.
inline Image squareSheet(Dpi dpi = Dpi{300}, PixelFormat format = PixelFormat::Rgb24) {
    const auto px = [&](double mm) { return static_cast<int>(std::lround(dpi.pixels(Millimetres{mm}))); };
    const int left = px(20), right = px(120), top = px(30), bottom = px(130), line = px(1);
    ImageBuilder builder(px(210), px(297), format);
    const int pixel = static_cast<int>(format);
    for (int y = 0; y < builder.height(); ++y) {
        std::uint8_t* row = builder.row(y);
        std::fill_n(row, builder.stride(), std::uint8_t{255});
        if (y < top || y >= bottom)
            continue;
        if (y < top + line || y >= bottom - line)
            std::fill_n(row + left * pixel, (right - left) * pixel, std::uint8_t{0});
        std::fill_n(row + left * pixel, line * pixel, std::uint8_t{0});
        std::fill_n(row + (right - line) * pixel, line * pixel, std::uint8_t{0});
    }
    return std::move(builder).finish(dpi);
}

inline PdfDocument squarePdf() {
    const std::string drawing = "2.834646 0 0 2.834646 0 0 cm 1 w 20.5 167.5 99 99 re S\n"; // millimetres
    std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.2756 841.8898]/Contents 4 0 R>>endobj\n"
        "4 0 obj<</Length " +
        std::to_string(drawing.size()) + ">>stream\n" + drawing +
        "endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    return {SecretBytes(pdf.begin(), pdf.end())};
}

} // namespace hal::cups
