// A simulated code scanner: sim:code_scanner?code=TEXT
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

[[nodiscard]] Result<std::unique_ptr<Device>> openCodeScanner(const Uri& uri);

} // namespace hal::sim
