// A point in time as people and files read it.
#pragma once

#include <string>

#include "hal/base/clock.h"

namespace hal {

// "2026-11-24T09:41:00Z": UTC, as in RFC 3339, to the second.
[[nodiscard]] std::string rfc3339(WallTime at);
// "2026-11-24T09:41:00.123Z"
[[nodiscard]] std::string rfc3339Millis(WallTime at);

} // namespace hal
