// Devices whose drivers live in a device host: the same interfaces, answered from another process.
#pragma once

#include <memory>
#include <stop_token>

#include "hal/device.h"
#include "hal/host/host_process.h"

namespace hal::host {

// Starts a host and lets it open the device. Errors: Faulty, Cancelled, and what the driver's factory gives.
// The returned device is Controllable; once a call of it gave Faulty, all further calls do.
[[nodiscard]] Result<std::unique_ptr<Device>> openHosted(const Launch& launch, const std::stop_token& stop);

} // namespace hal::host
