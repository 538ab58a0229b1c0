// What the kernel's refusals mean.
#pragma once

#include <string_view>

#include "hal/base/result.h"

namespace hal::v4l2 {

// `what` was asked when errno was `number`: "VIDIOC_STREAMON".
[[nodiscard]] Error errorOf(int number, std::string_view what);

} // namespace hal::v4l2
