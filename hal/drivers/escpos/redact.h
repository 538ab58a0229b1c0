// What of a conversation with a receipt printer may be written down: questions and all that the printer says.
// What is printed is told as its length.
#pragma once

#include <memory>

#include "hal/port/trace.h"

namespace hal::escpos {

[[nodiscard]] std::unique_ptr<port::Redactor> makeRedactor();

} // namespace hal::escpos
