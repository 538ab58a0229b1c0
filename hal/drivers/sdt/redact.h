// What of a conversation with a reader may be written down: requests and status codes as they are, and in
// place of what stands on a card a specimen of the same length, so that a recording can be repeated.
#pragma once

#include <memory>

#include "hal/port/trace.h"

namespace hal::sdt {

[[nodiscard]] std::unique_ptr<port::Redactor> makeRedactor();

} // namespace hal::sdt
