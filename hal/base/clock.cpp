#include "hal/base/clock.h"

namespace hal {
namespace {

class SystemClock final : public Clock {
public:
    Monotonic now() const override { return std::chrono::steady_clock::now(); }
    WallTime wall() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace

const Clock& systemClock() {
    static const SystemClock clock;
    return clock;
}

} // namespace hal
