// Sniffs the format, judges the header against the limits, and hands over to the format's own decoder.
#include "hal/picture/picture.h"

#include <cmath>
#include <new>
#include <string>

#include "hal/picture/formats.h"

namespace hal {

namespace {

Result<PictureInfo> inspectHeader(ByteView file) {
    if (picture::looksLikeJpeg(file))
        return picture::inspectJpeg(file);
    if (picture::looksLikePng(file))
        return picture::inspectPng(file);
    return fail(Fault::BadData, "neither JPEG nor PNG");
}

} // namespace

std::string_view toString(PictureFormat format) { return format == PictureFormat::Jpeg ? "jpeg" : "png"; }

Result<PictureInfo> inspectPicture(ByteView file, const PictureLimits& limits) {
    auto info = inspectHeader(file);
    if (!info)
        return info;
    const auto size = std::to_string(info->width) + " × " + std::to_string(info->height);
    if (info->width <= 0 || info->height <= 0)
        return fail(Fault::BadData, "the header claims " + size + " pixels");
    if (info->width > limits.pixels / info->height)
        return fail(Fault::Unsupported, "too large: the header claims " + size + " pixels");
    if (info->memory > limits.memory)
        return fail(Fault::Unsupported, "too large: " + size + " pixels need more memory than is allowed");
    return info;
}

Result<Image> decodePicture(ByteView file, const PictureLimits& limits) {
    const auto info = inspectPicture(file, limits);
    if (!info)
        return tl::make_unexpected(info.error());
    try {
        return info->format == PictureFormat::Jpeg ? picture::decodeJpeg(file, *info)
                                                   : picture::decodePng(file, *info);
    } catch (const std::bad_alloc&) {
        return fail(Fault::Unsupported, "not enough memory for the picture");
    }
}

namespace picture {

std::optional<Dpi> commonDpi(double horizontal, double vertical) {
    constexpr double kLeast = 10, kMost = 20'000; // below and above, the numbers are aspect ratios or noise
    if (!(horizontal >= kLeast && horizontal <= kMost && vertical >= kLeast && vertical <= kMost))
        return std::nullopt;
    if (std::abs(horizontal - vertical) > 0.01 * horizontal)
        return std::nullopt;
    return Dpi{horizontal};
}

} // namespace picture

} // namespace hal
