// A page printer whose sheets are files, and only when somebody asked for them.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

// sim:printer?out=DIR&formats=pwg,pdf&pace=instant — see README.md.
[[nodiscard]] Result<std::unique_ptr<Device>> openPrinter(const Uri& uri);

} // namespace hal::sim
