// The driver of the example scanner: scheme "example". See README.md.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::example {

// "example:/dev/serial/by-path/…", option models=FILE. Errors: BadData (the URI), Absent, Busy, Refused (no
// permission, or no model that models.toml knows), Offline (nothing answers), Storage (models.toml), Io.
[[nodiscard]] Result<std::unique_ptr<Device>> open(const Uri& uri);

} // namespace hal::example
