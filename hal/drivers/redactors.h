// Which drivers speak over a port of ours, so that what they say can be recorded, and who knows what of it
// may be told. Of the others the calls to their library are recorded.
#pragma once

#include <memory>
#include <string_view>

#include "hal/port/trace.h"

namespace hal {

// Null: what that scheme's driver says cannot be recorded.
[[nodiscard]] std::unique_ptr<port::Redactor> redactorFor(std::string_view scheme);

// Of that scheme's driver the calls of its library are written down (port/call_log.h).
[[nodiscard]] bool recordsCalls(std::string_view scheme);

} // namespace hal
