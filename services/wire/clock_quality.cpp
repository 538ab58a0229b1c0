#include "services/wire/clock_quality.h"

namespace wire {
namespace {

using namespace std::chrono_literals;
constexpr hal::WallTime kNoEarlierThan = std::chrono::sys_days{2026y / 1 / 1};

} // namespace

std::string_view toString(ClockQuality quality) {
    switch (quality) {
    case ClockQuality::Unset:
        return "unset";
    case ClockQuality::Running:
        return "running";
    case ClockQuality::Synchronised:
        return "synchronised";
    }
    return "unset";
}

Stamp stampOf(const hal::Clock& clock) {
    const hal::WallTime now = clock.wall();
    if (now < kNoEarlierThan)
        return {now, ClockQuality::Unset};
    return {now, clock.synchronised() ? ClockQuality::Synchronised : ClockQuality::Running};
}

} // namespace wire
