// How far a recorded time can be trusted. Sequence numbers give the order; time is what people read.
#pragma once

#include <cstdint>
#include <string_view>

#include "hal/base/clock.h"

namespace wire {

// The values are on the wire and in the ledger.
enum class ClockQuality : std::uint8_t {
    Unset = 0,        // before this release was made: a flat battery, 1970
    Running = 1,      // plausible, kept by the machine alone
    Synchronised = 2, // kept right by a time server
};
[[nodiscard]] std::string_view toString(ClockQuality quality); // "unset", "running", "synchronised"

struct Stamp {
    hal::WallTime at{};
    ClockQuality quality = ClockQuality::Unset;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

[[nodiscard]] Stamp stampOf(const hal::Clock& clock);

} // namespace wire
