// The ESC/POS driver: receipt printers on TCP, serial lines and USB.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::escpos {

// Connects. Errors: BadData (the address), Absent, Offline, Busy, Refused (naming what grants permission),
// Io.
[[nodiscard]] Result<std::unique_ptr<Device>> open(const Uri& uri);

} // namespace hal::escpos
