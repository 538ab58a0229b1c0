// Time is injected: code asks a Clock, tests turn its hands.
#pragma once

#include <chrono>

#include "hal/base/units.h"

namespace hal {

using Monotonic = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

// Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Monotonic now() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
    // Whether a time server keeps wall() right. What is recorded says so, because a kiosk's clock may be in
    // 1970.
    [[nodiscard]] virtual bool synchronised() const { return false; }
};

[[nodiscard]] const Clock& systemClock();

// An instant after which waiting is pointless. Every blocking call has one, or a stop token, or both.
class Deadline {
public:
    explicit Deadline(Monotonic at) : at_(at) {}
    [[nodiscard]] static Deadline in(Millis span, const Clock& clock = systemClock()) {
        return Deadline{clock.now() + span};
    }
    [[nodiscard]] Monotonic at() const { return at_; }
    [[nodiscard]] bool passed(const Clock& clock = systemClock()) const { return clock.now() >= at_; }
    [[nodiscard]] Millis left(const Clock& clock = systemClock()) const {
        const auto rest = std::chrono::duration_cast<Millis>(at_ - clock.now());
        return rest.count() > 0 ? rest : Millis{0};
    }

private:
    Monotonic at_;
};

} // namespace hal
