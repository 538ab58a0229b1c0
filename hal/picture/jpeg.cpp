// JPEG by libjpeg-turbo. Its errors leave by longjmp, so no frame between setjmp and the library owns
// anything.
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <jpeglib.h>

#include <jerror.h> // knows the library's build options only after jpeglib.h

#include "hal/picture/formats.h"

namespace hal::picture {

namespace {

struct Guard {
    jpeg_error_mgr manager{}; // first: the library hands back a pointer to it
    std::jmp_buf leave{};
    bool damaged = false; // a warning after which some of the pixels are invented
    char message[JMSG_LENGTH_MAX] = {};
};

Guard& guardOf(j_common_ptr jpeg) { return *reinterpret_cast<Guard*>(jpeg->err); }

void onError(j_common_ptr jpeg) {
    auto& guard = guardOf(jpeg);
    (*jpeg->err->format_message)(jpeg, guard.message);
    std::longjmp(guard.leave, 1);
}

// Warnings are tolerated as scanners send harmless ones; those that mean missing data are not.
void onMessage(j_common_ptr jpeg, int level) {
    if (level >= 0)
        return;
    auto& guard = guardOf(jpeg);
    switch (jpeg->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_BOGUS_PROGRESSION:
        if (!guard.damaged)
            (*jpeg->err->format_message)(jpeg, guard.message);
        guard.damaged = true;
        break;
    default:
        break;
    }
}

// A small file can ask for thousands of scans over a large picture: each costs a pass.
constexpr int kMostScans = 200;

void onProgress(j_common_ptr jpeg) {
    const auto* decoder = reinterpret_cast<j_decompress_ptr>(jpeg);
    if (decoder->input_scan_number > kMostScans) {
        auto& guard = guardOf(jpeg);
        std::snprintf(guard.message, sizeof guard.message, "more than %d scans", kMostScans);
        std::longjmp(guard.leave, 1);
    }
}

struct Decoder {
    jpeg_decompress_struct jpeg{};
    jpeg_progress_mgr progress{};
    Guard guard;

    Decoder() {
        jpeg.err = jpeg_std_error(&guard.manager);
        guard.manager.error_exit = onError;
        guard.manager.emit_message = onMessage;
        progress.progress_monitor = onProgress;
    }
    ~Decoder() { jpeg_destroy_decompress(&jpeg); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
};

bool readHeader(Decoder& decoder, ByteView file) {
    if (setjmp(decoder.guard.leave))
        return false;
    jpeg_create_decompress(&decoder.jpeg);
    decoder.jpeg.progress = &decoder.progress;
    jpeg_save_markers(&decoder.jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&decoder.jpeg, file.data(), static_cast<unsigned long>(file.size()));
    jpeg_read_header(&decoder.jpeg, TRUE);
    const auto space = decoder.jpeg.jpeg_color_space;
    if (space == JCS_GRAYSCALE)
        decoder.jpeg.out_color_space = JCS_GRAYSCALE;
    else if (space == JCS_CMYK || space == JCS_YCCK)
        decoder.jpeg.out_color_space = JCS_CMYK;
    else
        decoder.jpeg.out_color_space = JCS_RGB;
    return true;
}

// Adobe writes CMYK inverted (0 = full ink); so do all writers that matter. The plain kind has no APP14.
void cmykToRgb(const JSAMPLE* ink, std::uint8_t* rgb, JDIMENSION width, bool inverted) {
    for (JDIMENSION x = 0; x < width; ++x, ink += 4, rgb += 3) {
        const unsigned black = inverted ? ink[3] : 255U - ink[3];
        for (int c = 0; c < 3; ++c) {
            const unsigned paper = inverted ? ink[c] : 255U - ink[c];
            rgb[c] = static_cast<std::uint8_t>(paper * black / 255U);
        }
    }
}

bool readRows(Decoder& decoder, ImageBuilder& builder, Bytes& inkRow) {
    if (setjmp(decoder.guard.leave))
        return false;
    auto& jpeg = decoder.jpeg;
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) {
        auto* target = builder.row(static_cast<int>(jpeg.output_scanline));
        JSAMPROW row = inkRow.empty() ? target : inkRow.data();
        jpeg_read_scanlines(&jpeg, &row, 1);
        if (!inkRow.empty())
            cmykToRgb(inkRow.data(), target, jpeg.output_width, jpeg.saw_Adobe_marker);
    }
    jpeg_finish_decompress(&jpeg);
    return !decoder.guard.damaged;
}

std::optional<Dpi> dpiOf(const jpeg_decompress_struct& jpeg) {
    if (jpeg.saw_JFIF_marker && jpeg.density_unit != 0) {
        const double unit = jpeg.density_unit == 2 ? 2.54 : 1.0; // 2: dots per centimetre
        if (auto dpi = commonDpi(jpeg.X_density * unit, jpeg.Y_density * unit))
            return dpi;
    }
    constexpr std::string_view kExif{"Exif\0\0", 6};
    for (auto* marker = jpeg.marker_list; marker; marker = marker->next) {
        const ByteView bytes(marker->data, marker->data_length);
        if (asText(bytes).starts_with(kExif))
            return exifDpi(bytes.subspan(kExif.size()));
    }
    return std::nullopt;
}

std::size_t memoryFor(jpeg_decompress_struct& jpeg, std::size_t bytesPerPixel) {
    const std::size_t pixels = std::size_t{jpeg.image_width} * jpeg.image_height;
    std::size_t coefficients = 0;
    if (jpeg_has_multiple_scans(&jpeg)) // all coefficients are kept, 16 bits each
        coefficients = pixels * sizeof(JCOEF) * static_cast<std::size_t>(jpeg.num_components);
    return pixels * bytesPerPixel + coefficients;
}

} // namespace

bool looksLikeJpeg(ByteView file) {
    return file.size() >= 3 && file[0] == 0xFF && file[1] == 0xD8 && file[2] == 0xFF;
}

Result<PictureInfo> inspectJpeg(ByteView file) {
    Decoder decoder;
    if (!readHeader(decoder, file))
        return fail(Fault::BadData, std::string("JPEG: ") + decoder.guard.message);
    auto& jpeg = decoder.jpeg;
    PictureInfo info;
    info.format = PictureFormat::Jpeg;
    info.width = jpeg.image_width;
    info.height = jpeg.image_height;
    info.pixels = jpeg.out_color_space == JCS_GRAYSCALE ? PixelFormat::Grey8 : PixelFormat::Rgb24;
    info.dpi = dpiOf(jpeg);
    info.memory = memoryFor(jpeg, static_cast<std::size_t>(info.pixels));
    return info;
}

Result<Image> decodeJpeg(ByteView file, const PictureInfo& info) {
    Decoder decoder;
    ImageBuilder builder(static_cast<int>(info.width), static_cast<int>(info.height), info.pixels);
    Bytes inkRow;
    if (!readHeader(decoder, file))
        return fail(Fault::BadData, std::string("JPEG: ") + decoder.guard.message);
    if (decoder.jpeg.out_color_space == JCS_CMYK)
        inkRow.resize(static_cast<std::size_t>(info.width) * 4);
    if (!readRows(decoder, builder, inkRow))
        return fail(Fault::BadData, std::string("JPEG: ") + decoder.guard.message);
    return std::move(builder).finish(info.dpi);
}

} // namespace hal::picture

namespace hal {

namespace {

struct Encoder {
    jpeg_compress_struct jpeg{};
    picture::Guard guard;
    unsigned char* data = nullptr; // malloc'ed by the library
    unsigned long size = 0;

    Encoder() {
        jpeg.err = jpeg_std_error(&guard.manager);
        guard.manager.error_exit = picture::onError;
    }
    ~Encoder() {
        jpeg_destroy_compress(&jpeg);
        std::free(data);
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
};

bool compress(Encoder& encoder, const Image& picture, int quality) {
    if (setjmp(encoder.guard.leave))
        return false;
    auto& jpeg = encoder.jpeg;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &encoder.data, &encoder.size);
    jpeg.image_width = static_cast<JDIMENSION>(picture.width());
    jpeg.image_height = static_cast<JDIMENSION>(picture.height());
    jpeg.input_components = picture.channels();
    jpeg.in_color_space = picture.format() == PixelFormat::Grey8 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    if (const auto dpi = picture.dpi()) {
        jpeg.density_unit = 1;
        jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(std::lround(dpi->value));
    }
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<JSAMPROW>(picture.row(static_cast<int>(jpeg.next_scanline)));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    return true;
}

} // namespace

Result<Bytes> encodeJpeg(const Image& picture, int quality) {
    if (picture.empty())
        return fail(Fault::BadData, "an empty picture has no JPEG");
    Encoder encoder;
    if (!compress(encoder, picture, quality))
        return fail(Fault::BadData, std::string("JPEG: ") + encoder.guard.message);
    return Bytes(encoder.data, encoder.data + encoder.size);
}

} // namespace hal
