// A cabinet with sensors and lamps that is not there: sim:auxiliary
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

[[nodiscard]] Result<std::unique_ptr<Device>> openAuxiliary(const Uri& uri);

} // namespace hal::sim
