// Which devices work, and what that means for what can be offered. Pure but for the row it makes.
#pragma once

#include <vector>

#include "hal/rig.h"
#include "kiosk/models/device_model.h"
#include "kiosk/session.h"

namespace kiosk {

[[nodiscard]] DeviceRow rowOf(const hal::DeviceInfo& device);

// None: copies can be made. A device that has not answered yet is given the benefit of the doubt: it is
// asked within seconds, and the first resident must not find a closed door at every start.
[[nodiscard]] Session::OutReason outReasonOf(const std::vector<DeviceRow>& devices);

} // namespace kiosk
