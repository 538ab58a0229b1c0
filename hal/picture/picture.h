// Pictures as files: JPEG and PNG in and out, judged by their header before a single pixel is decoded.
// Every function is pure and may be called from any thread. Total: any bytes give a picture or an error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/image.h"
#include "hal/base/result.h"

namespace hal {

enum class PictureFormat { Jpeg, Png };
[[nodiscard]] std::string_view toString(PictureFormat format);

struct PictureLimits {
    std::int64_t pixels = 120'000'000;                   // an A3 page at 600 dpi has 70 million
    std::size_t memory = std::size_t{512} * 1024 * 1024; // bytes, the decoder's own buffers included
};

// What the header says.
struct PictureInfo {
    PictureFormat format{};
    std::int64_t width{};
    std::int64_t height{};
    PixelFormat pixels{};   // what decodePicture gives: Grey8 for grey pictures, Rgb24 for all others
    std::optional<Dpi> dpi; // JFIF, Exif or pHYs; none: not said, or not the same both ways
    std::size_t memory{};   // bytes needed to decode it
};

// Sniffs by content, never by name. BadData: neither JPEG nor PNG, or a broken header;
// Unsupported: beyond the limits, or a variant that no decoder here knows.
[[nodiscard]] Result<PictureInfo> inspectPicture(ByteView file, const PictureLimits& limits = {});

// Alpha is laid on white, CMYK and YCCK become RGB, 16 bits become 8. Exif orientation is left alone: the
// pixels are the sensor's. Errors as above; a truncated or damaged picture is BadData, never half a picture.
[[nodiscard]] Result<Image> decodePicture(ByteView file, const PictureLimits& limits = {});

// BadData: the picture is empty. The picture's dpi is written into the file.
[[nodiscard]] Result<Bytes> encodePng(const Image& picture);
[[nodiscard]] Result<Bytes> encodeJpeg(const Image& picture, int quality = 90);

} // namespace hal
