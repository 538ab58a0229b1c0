// The hall's own drawings of its machine, as far as they can be judged without drawing them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kiosk {

// What is wrong with the folder, for a technician; none: it has a manifest of schema 1, and every picture
// that the manifest names is there. The screens judge the manifest's shapes as well (ui/illustrations).
[[nodiscard]] std::optional<std::string> drawingFolderProblem(const std::filesystem::path& folder);

} // namespace kiosk
