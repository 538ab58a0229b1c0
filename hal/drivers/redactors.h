// Which drivers speak over a port of ours, so that what they say can be recorded, and who knows what of it
// may be told. The others speak through a library.
#pragma once

#include <memory>
#include <string_view>

#include "hal/port/trace.h"

namespace hal {

// Null: what that scheme's driver says cannot be recorded.
[[nodiscard]] std::unique_ptr<port::Redactor> redactorFor(std::string_view scheme);

} // namespace hal
