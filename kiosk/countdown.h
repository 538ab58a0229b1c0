// A countdown on an injected clock: somebody else decides when to look at it.
#pragma once

#include <algorithm>
#include <optional>

#include "hal/base/clock.h"

namespace kiosk {

class Countdown {
public:
    void start(hal::Monotonic now, hal::Millis total) {
        end_ = now + total;
        total_ = total;
    }
    void stop() { end_.reset(); }

    [[nodiscard]] bool running() const { return end_.has_value(); }
    [[nodiscard]] std::optional<hal::Monotonic> end() const { return end_; }
    [[nodiscard]] bool over(hal::Monotonic now) const { return end_ && now >= *end_; }
    // As it is shown: 20 from the start until a second has passed, 0 only when it is over.
    [[nodiscard]] int secondsLeft(hal::Monotonic now) const {
        if (!end_ || now >= *end_)
            return 0;
        return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*end_ - now).count());
    }
    [[nodiscard]] int secondsTotal() const {
        return end_ ? static_cast<int>(std::chrono::ceil<std::chrono::seconds>(total_).count()) : 0;
    }
    // When secondsLeft() changes next.
    [[nodiscard]] std::optional<hal::Monotonic> nextChange(hal::Monotonic now) const {
        if (!end_)
            return std::nullopt;
        return *end_ - std::chrono::seconds(std::max(secondsLeft(now) - 1, 0));
    }

private:
    std::optional<hal::Monotonic> end_;
    hal::Millis total_{};
};

} // namespace kiosk
