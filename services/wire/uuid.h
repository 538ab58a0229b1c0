// UUIDv7 (RFC 9562): time-ordered ids for records and ledger entries.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hal/base/clock.h"

namespace wire {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

// Strictly increasing within one process, also when the clock stands still or runs back.
[[nodiscard]] Uuid newUuid(const hal::Clock& clock = hal::systemClock());
[[nodiscard]] std::string toString(const Uuid& id);
[[nodiscard]] std::optional<Uuid> parseUuid(std::string_view text);

} // namespace wire
