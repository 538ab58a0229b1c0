// The drivers of code scanners: schemes code+hid, code+keyboard, code+serial. See README.md for the
// addresses.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::codes {

// Errors of all: BadData (the URI), Absent, Refused (no permission, no scanner, or several fit), Busy, Io;
// of openKeyboard also Storage (models.toml).
[[nodiscard]] Result<std::unique_ptr<Device>> openHid(const Uri& uri);
[[nodiscard]] Result<std::unique_ptr<Device>> openKeyboard(const Uri& uri);
[[nodiscard]] Result<std::unique_ptr<Device>> openSerial(const Uri& uri);

} // namespace hal::codes
