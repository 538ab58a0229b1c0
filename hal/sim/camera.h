// A simulated document camera: sim:camera?pictures=a.jpg,b.png
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

[[nodiscard]] Result<std::unique_ptr<Device>> openCamera(const Uri& uri);

} // namespace hal::sim
