// The driver of auxiliary boards: scheme auxiliary. See README.md for the lines.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"
#include "hal/port/stream.h"

namespace hal::auxiliary {

// "auxiliary:/dev/serial/by-path/…". Errors: Absent, Refused (another device or version), Offline (nothing
// answers), BadData (the URI), Io.
[[nodiscard]] Result<std::unique_ptr<Device>> open(const Uri& uri);

} // namespace hal::auxiliary
