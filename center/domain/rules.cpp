#include "center/domain/rules.h"

namespace center::domain {
namespace {

using namespace std::chrono_literals;
constexpr std::array<std::string_view, kClockCount> kClockNames{"response", "dispatch", "handle", "report_in",
                                                                "rating"};

} // namespace

std::string_view toString(ClockKind kind) { return kClockNames[static_cast<std::size_t>(kind)]; }

std::array<ClockRule, kClockCount> Rules::defaultClocks() {
    return {
        ClockRule{.span = 10min, .remindBefore = 3min, .again = 10min},
        ClockRule{.span = 4h, .serviceHoursOnly = true, .remindBefore = 1h, .again = 4h},
        ClockRule{.workingDays = 5, .remindBefore = 24h, .again = 24h},
        ClockRule{.span = 1h, .serviceHoursOnly = true, .remindBefore = 15min, .again = 1h},
        ClockRule{.workingDays = 7},
    };
}

hal::WallTime Rules::due(const ClockRule& rule, hal::WallTime from) const {
    if (rule.workingDays > 0)
        return calendar.afterWorkingDays(from, rule.workingDays);
    return rule.serviceHoursOnly ? calendar.afterServiceTime(from, rule.span) : from + rule.span;
}

} // namespace center::domain
