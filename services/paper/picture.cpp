#include "services/paper/picture.h"

#include <cstdlib>

#include "hal/base/secret.h"
#include "services/paper/jpeg.h"

namespace paper {
namespace {

// At 300 dpi no artefact of this quality survives a laser printer's screen; 100 would double the file.
constexpr int kJpegQuality = 92;

hal::Image toGrey(const hal::Image& colour) {
    hal::ImageBuilder grey(colour.width(), colour.height(), hal::PixelFormat::Grey8);
    for (int y = 0; y < colour.height(); ++y) {
        const std::uint8_t* in = colour.row(y);
        std::uint8_t* out = grey.row(y);
        for (int x = 0; x < colour.width(); ++x, in += 3) // Rec. 601, as JPEG's own Y
            out[x] = static_cast<std::uint8_t>((in[0] * 19595 + in[1] * 38470 + in[2] * 7471 + 32768) >> 16);
    }
    return std::move(grey).finish(colour.dpi());
}

struct Pixels { // xRGB words as cairo wants them; wiped when cairo lets go of the surface
    hal::SecretBytes bytes;
};

void fill(std::uint32_t* out, const hal::Image& image, int y) {
    const std::uint8_t* in = image.row(y);
    if (image.format() == hal::PixelFormat::Grey8) {
        for (int x = 0; x < image.width(); ++x)
            out[x] = 0xff000000U | in[x] * 0x010101U;
        return;
    }
    for (int x = 0; x < image.width(); ++x, in += 3)
        out[x] = 0xff000000U | std::uint32_t{in[0]} << 16 | std::uint32_t{in[1]} << 8 | in[2];
}

Owned<cairo_surface_t> pixelSurface(const hal::Image& image) {
    const int stride = image.width() * 4;
    auto* pixels = new Pixels{hal::SecretBytes(static_cast<std::size_t>(stride) * image.height())};
    for (int y = 0; y < image.height(); ++y)
        fill(reinterpret_cast<std::uint32_t*>(pixels->bytes.data()) + std::size_t(y) * image.width(), image,
             y);
    Owned<cairo_surface_t> surface{cairo_image_surface_create_for_data(
        pixels->bytes.data(), CAIRO_FORMAT_RGB24, image.width(), image.height(), stride)};
    static const cairo_user_data_key_t key{};
    cairo_surface_set_user_data(surface.get(), &key, pixels, [](void* p) { delete static_cast<Pixels*>(p); });
    return surface;
}

// The PDF takes the JPEG; the pixels behind it are never read. calloc leaves them untouched zero pages.
Owned<cairo_surface_t> jpegSurface(const hal::Image& image) {
    auto* jpeg = new hal::SecretBytes(encodeJpeg(image, kJpegQuality));
    const int stride = image.width() * 4;
    void* blank = std::calloc(static_cast<std::size_t>(image.height()), static_cast<std::size_t>(stride));
    Owned<cairo_surface_t> surface{cairo_image_surface_create_for_data(
        static_cast<unsigned char*>(blank), CAIRO_FORMAT_RGB24, image.width(), image.height(), stride)};
    static const cairo_user_data_key_t key{};
    cairo_surface_set_user_data(surface.get(), &key, blank, std::free);
    const auto size = jpeg->size();
    cairo_surface_set_mime_data(
        surface.get(), CAIRO_MIME_TYPE_JPEG, jpeg->data(), size,
        [](void* p) { delete static_cast<hal::SecretBytes*>(p); }, jpeg);
    return size && blank ? std::move(surface) : nullptr;
}

} // namespace

Picture::Picture(const hal::Image& image, Target target, bool mono) : target_(target) {
    if (image.empty())
        return;
    const bool convert = mono && image.format() != hal::PixelFormat::Grey8;
    const hal::Image shown = convert ? toGrey(image) : image;
    surface_ = target == Target::Pdf ? jpegSurface(shown) : pixelSurface(shown);
    if (surface_ && cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
        surface_.reset();
}

void Picture::draw(cairo_t* cairo, double left, double top, double width, double height) const {
    cairo_save(cairo);
    cairo_translate(cairo, left, top);
    cairo_scale(cairo, width / cairo_image_surface_get_width(surface_.get()),
                height / cairo_image_surface_get_height(surface_.get()));
    cairo_set_source_surface(cairo, surface_.get(), 0, 0);
    // On pixels the picture's rim must not blend with nothing; in a PDF anything but NONE becomes a tiling
    // pattern, and the JPEG would be lost.
    if (target_ == Target::Raster)
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_rectangle(cairo, 0, 0, cairo_image_surface_get_width(surface_.get()),
                    cairo_image_surface_get_height(surface_.get()));
    cairo_clip(cairo);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

} // namespace paper
