#include "hal/base/clock.h"

#include <sys/timex.h>

namespace hal {
namespace {

class SystemClock final : public Clock {
public:
    Monotonic now() const override { return std::chrono::steady_clock::now(); }
    WallTime wall() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    bool synchronised() const override {
        timex state{}; // modes 0: only asks
        return ::adjtimex(&state) != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
    }
};

} // namespace

const Clock& systemClock() {
    static const SystemClock clock;
    return clock;
}

} // namespace hal
