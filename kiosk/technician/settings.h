// What a technician has set at the kiosk, kept over restarts: STATE/technician.json.
#pragma once

#include <filesystem>

#include "kiosk/technician/technician_services.h"

namespace kiosk {

// Blocking. A file that is absent, damaged or of another schema says nothing: the kiosk serves.
[[nodiscard]] TechnicianSettings loadSettings(const std::filesystem::path& state);
[[nodiscard]] hal::Result<> saveSettings(const std::filesystem::path& state,
                                         const TechnicianSettings& settings);

} // namespace kiosk
