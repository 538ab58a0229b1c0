// SW1 SW2, the word in which a card says how a command went, and what it means to a caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hal/base/result.h"

namespace hal::pcsc {

// Nothing for success; Protocol for a word that is in no table, and for 61xx and 6Cxx where nothing can
// follow.
[[nodiscard]] std::optional<Fault> faultFor(std::uint16_t sw);

// "SW 6A82: no such file"
[[nodiscard]] std::string describe(std::uint16_t sw);

} // namespace hal::pcsc
