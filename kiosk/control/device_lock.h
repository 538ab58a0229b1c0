// Which program has the kiosk's devices: the lock STATE/devices.lock. Whoever comes later is told who has
// them, and opens none.
#pragma once

#include <filesystem>
#include <string_view>

#include "hal/base/fd.h"
#include "hal/base/result.h"

namespace kiosk::control {

// Held as long as the descriptor is open; a program that dies lets go. `who` is what the next one is told:
// "banshi test". Errors: Busy ("banshi test (process 4711) has the kiosk's devices"), Refused (the data
// directory is another user's), Storage.
[[nodiscard]] hal::Result<hal::Fd> holdDevices(const std::filesystem::path& state, std::string_view who);

} // namespace kiosk::control
