// The output tray of a simulated printer: a folder that receives each job as files.
#pragma once

#include <filesystem>

#include "hal/page_printer.h"

namespace hal::sim {

// Sheets that one copy of the document takes.
[[nodiscard]] int sheetsOf(const Document& document);

// job-0001.pdf for a PDF; job-0001-1.png, -2.png … for a raster document. Counts on from what is there.
// Storage: the folder cannot be written.
[[nodiscard]] Result<> dropInto(const std::filesystem::path& folder, const Document& document);

} // namespace hal::sim
