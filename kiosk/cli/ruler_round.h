// One round with the ruler page: a printer prints it, a scanner or camera measures its own scale on it.
#pragma once

#include <stop_token>

#include "kiosk/cli/device_test.h"

namespace kiosk::cli {

// Measures scale_x and scale_y: of a scanner the error in percent of what it claims to be, of a camera pixels
// per millimetre. Errors: NoDocument (no ruler page lies there), BadData (it lies distorted), Unsupported (a
// device without paper), and those of the device.
[[nodiscard]] Round rulerRound(hal::Kind kind, hal::Rig& rig, const std::stop_token& stop);

} // namespace kiosk::cli
