// PNG by libpng. Its errors leave by longjmp, so no frame between setjmp and the library owns anything.
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include <png.h>

#include "hal/picture/formats.h"

namespace hal::picture {

namespace {

struct Guard {
    std::jmp_buf leave{};
    char message[160] = {};
};

[[noreturn]] void onError(png_structp png, png_const_charp message) {
    auto& guard = *static_cast<Guard*>(png_get_error_ptr(png));
    std::snprintf(guard.message, sizeof guard.message, "PNG: %s", message);
    std::longjmp(guard.leave, 1);
}

void onWarning(png_structp, png_const_charp) {} // broken text chunks and profiles do not matter here

struct Reader {
    Guard guard;
    ByteView rest;
    png_structp png = nullptr;
    png_infop info = nullptr;

    explicit Reader(ByteView file) : rest(file) {
        png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &guard, onError, onWarning);
        info = png ? png_create_info_struct(png) : nullptr;
    }
    ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
};

void readBytes(png_structp png, png_bytep target, size_t size) {
    auto& reader = *static_cast<Reader*>(png_get_io_ptr(png));
    if (size > reader.rest.size())
        png_error(png, "the file ends early");
    std::memcpy(target, reader.rest.data(), size);
    reader.rest = reader.rest.subspan(size);
}

constexpr png_uint_32 kLargestSide = 1'000'000'000;  // judged by the limits in inspectPicture, not here
constexpr png_alloc_size_t kLargestChunk = 8U << 20; // a text or profile chunk that unpacks to more is a bomb

bool readHeader(Reader& reader) {
    if (!reader.info || setjmp(reader.guard.leave))
        return false;
    png_set_read_fn(reader.png, &reader, readBytes);
    png_set_user_limits(reader.png, kLargestSide, kLargestSide);
    png_set_chunk_malloc_max(reader.png, kLargestChunk);
    png_read_info(reader.png, reader.info);
    return true;
}

std::optional<Dpi> dpiOf(const Reader& reader) {
    png_uint_32 x = 0, y = 0;
    int unit = 0;
    if (!png_get_pHYs(reader.png, reader.info, &x, &y, &unit) || unit != PNG_RESOLUTION_METER)
        return std::nullopt;
    auto dpi = commonDpi(x * 0.0254, y * 0.0254);
    if (dpi && std::abs(dpi->value - std::round(dpi->value)) < 0.02)
        dpi->value = std::round(dpi->value); // 11811 per metre is 300 dpi, told as 299.9994
    return dpi;
}

// Rows come out as Grey8 or Rgb24, whatever went in, with any transparency laid on white.
void askForPlainPixels(Reader& reader) {
    auto* png = reader.png;
    auto* info = reader.info;
    const auto type = png_get_color_type(png, info);
    const bool transparent = (type & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS);
    png_set_expand(png);
    png_set_scale_16(png);
    if (transparent) {
        png_color_16 white{};
        white.red = white.green = white.blue = white.gray = 255;
        png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
    }
}

bool readRows(Reader& reader, ImageBuilder& builder, std::vector<png_bytep>& rows) {
    if (setjmp(reader.guard.leave))
        return false;
    askForPlainPixels(reader);
    (void)png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    if (png_get_rowbytes(reader.png, reader.info) != static_cast<size_t>(builder.stride()))
        png_error(reader.png, "unexpected row size");
    png_read_image(reader.png, rows.data());
    png_read_end(reader.png, nullptr);
    return true;
}

} // namespace

bool looksLikePng(ByteView file) { return file.size() >= 8 && png_sig_cmp(file.data(), 0, 8) == 0; }

Result<PictureInfo> inspectPng(ByteView file) {
    Reader reader(file);
    if (!readHeader(reader))
        return fail(Fault::BadData, reader.guard.message);
    PictureInfo info;
    info.format = PictureFormat::Png;
    info.width = png_get_image_width(reader.png, reader.info);
    info.height = png_get_image_height(reader.png, reader.info);
    const bool colour = png_get_color_type(reader.png, reader.info) & PNG_COLOR_MASK_COLOR;
    info.pixels = colour ? PixelFormat::Rgb24 : PixelFormat::Grey8;
    info.dpi = dpiOf(reader);
    const auto width = static_cast<std::size_t>(info.width), height = static_cast<std::size_t>(info.height);
    const std::size_t workRows = width * 8 * 3; // the library's rows, at 16 bits RGBA
    info.memory =
        width * height * static_cast<std::size_t>(info.pixels) + workRows + height * sizeof(png_bytep);
    return info;
}

Result<Image> decodePng(ByteView file, const PictureInfo& info) {
    Reader reader(file);
    ImageBuilder builder(static_cast<int>(info.width), static_cast<int>(info.height), info.pixels);
    std::vector<png_bytep> rows(static_cast<std::size_t>(info.height));
    for (std::size_t y = 0; y < rows.size(); ++y)
        rows[y] = builder.row(static_cast<int>(y));
    if (!readHeader(reader) || !readRows(reader, builder, rows))
        return fail(Fault::BadData, reader.guard.message);
    return std::move(builder).finish(info.dpi);
}

} // namespace hal::picture

namespace hal {

namespace {

struct Writer {
    picture::Guard guard;
    png_structp png = nullptr;
    png_infop info = nullptr;
    Bytes file;

    Writer() {
        png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &guard, picture::onError, picture::onWarning);
        info = png ? png_create_info_struct(png) : nullptr;
    }
    ~Writer() { png_destroy_write_struct(&png, &info); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
};

void appendBytes(png_structp png, png_bytep data, size_t size) {
    auto& file = *static_cast<Bytes*>(png_get_io_ptr(png));
    try {
        file.insert(file.end(), data, data + size);
        return;
    } catch (const std::bad_alloc&) { // must not travel through C code
    }
    png_error(png, "not enough memory");
}

bool writeAll(Writer& writer, const Image& picture) {
    if (!writer.info || setjmp(writer.guard.leave))
        return false;
    auto* png = writer.png;
    png_set_write_fn(png, &writer.file, appendBytes, nullptr);
    png_set_compression_level(png, 3); // a scan grows by a few per cent and is written three times faster
    const int type = picture.format() == PixelFormat::Grey8 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB;
    png_set_IHDR(png, writer.info, static_cast<png_uint_32>(picture.width()),
                 static_cast<png_uint_32>(picture.height()), 8, type, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (const auto dpi = picture.dpi()) {
        const auto perMetre = static_cast<png_uint_32>(std::lround(dpi->value / 0.0254));
        png_set_pHYs(png, writer.info, perMetre, perMetre, PNG_RESOLUTION_METER);
    }
    png_write_info(png, writer.info);
    for (int y = 0; y < picture.height(); ++y)
        png_write_row(png, picture.row(y));
    png_write_end(png, nullptr);
    return true;
}

} // namespace

Result<Bytes> encodePng(const Image& picture) {
    if (picture.empty())
        return fail(Fault::BadData, "an empty picture has no PNG");
    Writer writer;
    if (!writeAll(writer, picture))
        return fail(Fault::BadData, writer.guard.message);
    return std::move(writer.file);
}

} // namespace hal
