// Golden pictures on disk.
#pragma once

#include <filesystem>
#include <optional>

#include "hal/base/image.h"

namespace paper {

[[nodiscard]] std::optional<hal::Image> readPng(const std::filesystem::path& file); // as RGB
[[nodiscard]] bool writePng(const std::filesystem::path& file, const hal::Image& picture);

} // namespace paper
