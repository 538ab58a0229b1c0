// The codes of PC/SC's functions, and what they mean to a caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hal/base/result.h"

namespace hal::pcsc {

// LONG of the library, of which 32 bits matter. Nothing for success; Io for a code that is in no table.
[[nodiscard]] std::optional<Fault> scardFault(std::uint32_t code);

// "SCARD 80100009: reader unknown"
[[nodiscard]] std::string describeScard(std::uint32_t code);

} // namespace hal::pcsc
