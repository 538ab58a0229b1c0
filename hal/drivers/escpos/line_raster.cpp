#include "hal/drivers/escpos/line_raster.h"

#include <pango/pangocairo.h>

#include "hal/drivers/escpos/command.h"

namespace hal::escpos {
namespace {

// A letter is half as wide as a Chinese character, as in the firmware. BabelStone Han has the rare characters
// of GB 18030-2022 that Noto lacks: they are people's names.
constexpr const char* kFamilies = "Noto Sans Mono CJK SC, BabelStone Han";
constexpr int kEmDots = 2 * kColumnDots;

struct Release {
    void operator()(cairo_t* p) const { cairo_destroy(p); }
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
    void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
    void operator()(void* p) const { g_object_unref(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

int leftOf(Align align, int room) {
    return align == Align::Left ? 0 : align == Align::Right ? room : room / 2;
}

BitPicture bitsOf(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char* const data = cairo_image_surface_get_data(surface);
    constexpr unsigned char kInk = 110; // thin strokes stay
    BitPicture picture{SecretBytes(static_cast<std::size_t>(width / 8) * static_cast<std::size_t>(height)),
                       width / 8};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (data[y * stride + x] >= kInk)
                picture.rows[static_cast<std::size_t>(y * picture.bytesPerRow + x / 8)] |=
                    static_cast<std::uint8_t>(0x80 >> x % 8);
    return picture;
}

} // namespace

struct LineRaster::Fonts {
    Owned<PangoFontMap> map{pango_cairo_font_map_new()};
    Owned<PangoContext> context{pango_font_map_create_context(map.get())};
};

LineRaster::LineRaster() : fonts_(std::make_unique<Fonts>()) {
    pango_context_set_language(fonts_->context.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(fonts_->context.get(), PANGO_DIRECTION_LTR);
}
LineRaster::~LineRaster() = default;

Result<BitPicture> LineRaster::draw(const TextLine& line, int dots) {
    const Owned<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), kFamilies);
    pango_font_description_set_weight(font.get(), line.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
    pango_font_description_set_absolute_size(font.get(), kEmDots * line.scale * PANGO_SCALE);
    const Owned<PangoLayout> layout(pango_layout_new(fonts_->context.get()));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_text(layout.get(), line.text.view().data(), static_cast<int>(line.text.view().size()));
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0)
        return fail(Fault::BadData, "receipt text has a character that no font has");

    const int height = kLineDots * line.scale;
    const Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_A8, dots, height));
    const Owned<cairo_t> cairo(cairo_create(surface.get()));
    int width = 0, tall = 0;
    pango_layout_get_pixel_size(layout.get(), &width, &tall);
    cairo_move_to(cairo.get(), leftOf(line.align, std::max(dots - width, 0)), (height - tall) / 2.0);
    pango_cairo_show_layout(cairo.get(), layout.get());
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS)
        return fail(Fault::Storage, "a receipt line could not be drawn");
    return bitsOf(surface.get());
}

} // namespace hal::escpos
