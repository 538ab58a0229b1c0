#include "png_file.h"

#include <png.h>

namespace paper {

std::optional<hal::Image> readPng(const std::filesystem::path& file) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&png, file.c_str()))
        return std::nullopt;
    png.format = PNG_FORMAT_RGB;
    hal::ImageBuilder picture(static_cast<int>(png.width), static_cast<int>(png.height),
                              hal::PixelFormat::Rgb24);
    if (!png_image_finish_read(&png, nullptr, picture.row(0), picture.stride(), nullptr))
        return std::nullopt;
    return std::move(picture).finish();
}

bool writePng(const std::filesystem::path& file, const hal::Image& picture) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(picture.width());
    png.height = static_cast<png_uint_32>(picture.height());
    png.format = picture.channels() == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    return png_image_write_to_file(&png, file.c_str(), 0, picture.row(0), picture.stride(), nullptr) != 0;
}

} // namespace paper
