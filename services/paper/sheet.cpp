#include "services/paper/sheet.h"

#include <algorithm>
#include <cmath>

#include <cairo-pdf.h>

namespace paper {
namespace {

constexpr double kWidth = points(hal::kA4Width.value);
constexpr double kHeight = points(hal::kA4Height.value);
constexpr std::size_t kStripBytes = 2 * 1024 * 1024;
constexpr double kMaxDpi = 1200; // 14 000 pixels a side: above, a typo or an attack

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
    try { // cairo is C: nothing may be thrown through it
        auto* out = static_cast<hal::SecretBytes*>(closure);
        out->insert(out->end(), data, data + length);
        return CAIRO_STATUS_SUCCESS;
    } catch (...) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

tl::unexpected<hal::Error> refused(cairo_status_t status) {
    return hal::fail(hal::Fault::BadData, cairo_status_to_string(status));
}

void copyRow(std::uint8_t* out, const std::uint32_t* in, int width, bool grey) {
    for (int x = 0; x < width; ++x) {
        if (grey) { // all sources are grey: any channel will do
            *out++ = static_cast<std::uint8_t>(in[x]);
            continue;
        }
        *out++ = static_cast<std::uint8_t>(in[x] >> 16);
        *out++ = static_cast<std::uint8_t>(in[x] >> 8);
        *out++ = static_cast<std::uint8_t>(in[x]);
    }
}

// White paper, then the page moved up by the strip's place.
cairo_status_t drawStrip(cairo_surface_t* surface, const Draw& draw, int top, hal::Dpi dpi) {
    Owned<cairo_t> cairo{cairo_create(surface)};
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_translate(cairo.get(), 0, -top);
    cairo_scale(cairo.get(), dpi.value / kPointsPerInch, dpi.value / kPointsPerInch);
    draw(cairo.get());
    return cairo_status(cairo.get());
}

} // namespace

hal::Result<hal::PdfDocument> pdfSheets(const std::vector<Draw>& pages) {
    hal::PdfDocument document;
    document.bytes.reserve(1024 * 1024);
    Owned<cairo_surface_t> surface{
        cairo_pdf_surface_create_for_stream(append, &document.bytes, kWidth, kHeight)};
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, nullptr);
    Owned<cairo_t> cairo{cairo_create(surface.get())};
    for (const Draw& draw : pages) {
        draw(cairo.get());
        cairo_show_page(cairo.get());
    }
    const cairo_status_t drawn = cairo_status(cairo.get());
    cairo.reset();
    cairo_surface_finish(surface.get());
    const cairo_status_t written = cairo_surface_status(surface.get());
    if (drawn != CAIRO_STATUS_SUCCESS || written != CAIRO_STATUS_SUCCESS)
        return refused(drawn != CAIRO_STATUS_SUCCESS ? drawn : written);
    return document;
}

hal::Result<hal::Image> rasterSheet(const Draw& draw, hal::Dpi dpi, bool grey) {
    if (!(dpi.value >= 1 && dpi.value <= kMaxDpi))
        return hal::fail(hal::Fault::BadData, "resolution out of range");
    const int width = static_cast<int>(std::lround(dpi.pixels(hal::kA4Width)));
    const int height = static_cast<int>(std::lround(dpi.pixels(hal::kA4Height)));
    const int stripRows =
        std::clamp(static_cast<int>(kStripBytes / 4 / static_cast<std::size_t>(width)), 1, height);
    hal::ImageBuilder page(width, height, grey ? hal::PixelFormat::Grey8 : hal::PixelFormat::Rgb24);
    std::vector<std::uint32_t, hal::WipingAllocator<std::uint32_t>> strip(std::size_t(width) * stripRows);
    Owned<cairo_surface_t> surface{cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(strip.data()), CAIRO_FORMAT_RGB24, width, stripRows, width * 4)};
    for (int top = 0; top < height; top += stripRows) {
        const auto status = drawStrip(surface.get(), draw, top, dpi);
        if (status != CAIRO_STATUS_SUCCESS)
            return refused(status);
        cairo_surface_flush(surface.get());
        for (int y = 0; y < std::min(stripRows, height - top); ++y)
            copyRow(page.row(top + y), strip.data() + std::size_t(y) * width, width, grey);
    }
    return std::move(page).finish(dpi);
}

} // namespace paper
