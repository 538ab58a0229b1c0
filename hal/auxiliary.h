// The board that looks after the cabinet: who stands before it, its doors, its mains, and the lights at its
// slots.
#pragma once

#include <optional>

#include "hal/device.h"

namespace hal {

// What it sees is in status(): all of it as sensors; an open door, a cabinet that was broken into, and mains
// that failed are Attention too, with the reason in detail; the battery is a supply.
class Auxiliary : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::Auxiliary; }

    // Lights the lamp at the slot of that kind, which leads the hand there, and no other; none: all are dark.
    // Errors: Unsupported (no lamp stands there; all are dark), Timeout, Protocol, Io, Unplugged.
    [[nodiscard]] virtual Result<> guide(std::optional<Kind> slot) = 0;
};

} // namespace hal
