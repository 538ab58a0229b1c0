// A leased device as its holder sees it: the device itself, with all that is learnt by the way published.
#pragma once

#include <memory>

#include "hal/rig/slot.h"

namespace hal::detail {

// The returned device forwards to `device` and tells `slot`, which outlives it. It keeps the device alive:
// after a call that lost the device, the same lease meets a dead handle, the next lease a new device.
[[nodiscard]] std::unique_ptr<Device> published(std::shared_ptr<Device> device, Slot& slot);

} // namespace hal::detail
