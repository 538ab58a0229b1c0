// The V4L2 driver: document cameras that give motion JPEG.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::v4l2 {

// Errors: BadData (the address), Absent, Unplugged, Refused (no permission: names the udev rule; several
// cameras: names their places), Unsupported (no camera, or without motion JPEG).
[[nodiscard]] Result<std::unique_ptr<Device>> open(const Uri& uri);

} // namespace hal::v4l2
