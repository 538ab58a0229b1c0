// What only the device host knows: the factories of drivers whose libraries the kiosk itself never loads.
#pragma once

#include "hal/drivers/drivers.h"

namespace hal {

// The factory of any driver of this build, in the table or hosted. Null: the build lacks it.
[[nodiscard]] Factory factoryOf(const Driver& driver);

} // namespace hal
