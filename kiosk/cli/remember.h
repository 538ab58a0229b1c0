// Puts the result of a test into the history of its device.
#pragma once

#include <filesystem>

#include "kiosk/cli/device_test.h"
#include "kiosk/cli/shell.h"

namespace kiosk::cli {

// A history that cannot be written is complained of and changes nothing: the test was done.
void tellAndRemember(const std::filesystem::path& state, const hal::DeviceInfo& device, const Round& round,
                     Shell& shell);

} // namespace kiosk::cli
