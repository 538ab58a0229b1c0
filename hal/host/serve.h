// The device host's side of the channel: opens one driver and does what the kiosk asks of it.
#pragma once

#include "hal/base/fd.h"

namespace hal::host {

// Returns when the kiosk has gone; ends the process itself when the driver does not let go of its device
// then.
void serve(Fd channel);

} // namespace hal::host
