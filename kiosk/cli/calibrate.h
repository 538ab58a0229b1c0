// What became of a measured calibration, told to whoever measured it.
#pragma once

#include <filesystem>

#include "kiosk/cli/shell.h"
#include "kiosk/technician/calibration.h"

namespace kiosk::cli {

struct KeepOptions {
    std::filesystem::path state;
    bool dryRun = false; // told, not kept
    bool json = false;
};

// Exit::Failed when it is implausible or cannot be written: then what was in force stays.
[[nodiscard]] Exit tellAndKeep(const Calibration& measured, const KeepOptions& options, Shell& shell);

} // namespace kiosk::cli
