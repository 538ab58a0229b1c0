// Whoever failed often has to wait before the next try. Thread-safe; forgotten when the process ends.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "hal/base/clock.h"

namespace center::signin {

struct Patience {
    int free = 5;             // failures that cost nothing
    hal::Millis first{2'000}; // then this, doubled with each failure
    hal::Millis longest{15 * 60'000};
    hal::Millis forgotten{60 * 60'000}; // after the last failure
    std::size_t most = 4096;            // remembered; who failed longest ago is forgotten first
};

class Throttle {
public:
    Throttle(Patience patience, const hal::Clock& clock) : patience_(patience), clock_(clock) {}

    // How long `who` has to wait; 0: may try now.
    [[nodiscard]] hal::Millis wait(const std::string& who);
    void failed(const std::string& who);
    void succeeded(const std::string& who);

private:
    struct Failures {
        int count = 0;
        hal::Monotonic last{};
        hal::Monotonic until{};
    };
    void forgetOldest();

    Patience patience_;
    const hal::Clock& clock_;
    std::mutex mutex_;
    std::map<std::string, Failures> all_;
};

} // namespace center::signin
