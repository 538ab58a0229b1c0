// Private to this folder: the two formats behind picture.h, and what they share.
#pragma once

#include "hal/picture/picture.h"

namespace hal::picture {

[[nodiscard]] bool looksLikeJpeg(ByteView file);
[[nodiscard]] bool looksLikePng(ByteView file);

[[nodiscard]] Result<PictureInfo> inspectJpeg(ByteView file);
[[nodiscard]] Result<PictureInfo> inspectPng(ByteView file);

// `info` is what inspect gave for the same bytes, already within the limits.
[[nodiscard]] Result<Image> decodeJpeg(ByteView file, const PictureInfo& info);
[[nodiscard]] Result<Image> decodePng(ByteView file, const PictureInfo& info);

// The resolution in a TIFF directory as Exif carries it (the bytes after "Exif\0\0").
[[nodiscard]] std::optional<Dpi> exifDpi(ByteView tiff);

// One resolution for both axes: none when they differ by more than 1 %, or are no resolution at all.
[[nodiscard]] std::optional<Dpi> commonDpi(double horizontal, double vertical);

} // namespace hal::picture
