// The pictures that `banshi copy` is given: read, judged, cut out, set upright.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/cli/shell.h"
#include "services/copying/copying.h"

namespace kiosk::cli {

// Why a picture was not taken, in words for a technician, and how the program ends.
struct Refusal {
    Exit exit = Exit::Failed;
    std::string message; // begins with the file's name
};
template <class T>
using Read = tl::expected<T, Refusal>;

struct PictureOptions {
    std::optional<double> dpi; // overrides what the file says
    std::stop_token stop;
};

// A scan of the whole glass, or a card that is already cut out. Decoded in a child process.
// Usage: a scan whose resolution is neither in the file nor given.
[[nodiscard]] Read<copying::CardScan> readCard(const std::string& file, const PictureOptions& options,
                                               const imaging::Templates& templates);

// A scanned page, straightened, cropped and whitened.
[[nodiscard]] Read<imaging::CleanPage> readPage(const std::string& file, const PictureOptions& options);

} // namespace kiosk::cli
