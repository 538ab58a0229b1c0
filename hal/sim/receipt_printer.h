// A simulated receipt printer: sim:receipt_printer?out=DIR
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

[[nodiscard]] Result<std::unique_ptr<Device>> openReceiptPrinter(const Uri& uri);

} // namespace hal::sim
