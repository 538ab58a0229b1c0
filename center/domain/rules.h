// What of the work differs by city: how long each clock runs, when it counts, what follows. Data, from the
// policy pack.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "center/domain/calendar.h"
#include "hal/base/result.h"

namespace center::domain {

enum class ClockKind {
    Response, // somebody takes it: from when the center received it
    Dispatch, // it is given to whoever can do it
    Handle,   // it is answered
    ReportIn, // the department that was whistled says that it is there
    Rating,   // the resident may rate the answer; then the case is closed
};
inline constexpr int kClockCount = static_cast<int>(ClockKind::Rating) + 1;
[[nodiscard]] std::string_view toString(ClockKind kind); // "response", …

struct ClockRule {
    hal::Millis span{};
    int workingDays = 0;           // instead of a span, when not 0
    bool serviceHoursOnly = false; // of a span: nights and holidays do not count
    hal::Millis remindBefore{};    // 0: no reminder
    hal::Millis again{};           // after it ran out: to the next level up when that much more has passed
};

struct Rules {
    Calendar calendar;
    std::array<ClockRule, kClockCount> clocks = defaultClocks();
    int longestExtension = 10; // working days
    int lowestGoodRating = 3;  // 5 非常满意 … 1 非常不满意: what is lower becomes a work item

    [[nodiscard]] const ClockRule& of(ClockKind kind) const { return clocks[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] hal::WallTime due(const ClockRule& rule, hal::WallTime from) const;

    // Ten minutes to respond, day and night; the rest as it is customary.
    [[nodiscard]] static std::array<ClockRule, kClockCount> defaultClocks();
};

// {"schema":1,"utc_offset_min":480,"opens":"09:00","closes":"17:30","workdays":["mon",…],"holidays":["2026-10-01",…],
//  "extra_workdays":[…],"clocks":{"response":{"span_s":600,"working_days":0,"service_hours_only":false,
//  "remind_before_s":180,"again_s":600},…},"longest_extension_days":10,"lowest_good_rating":3}; every member
//  is
// needed. Errors: BadData with "line N: …", Unsupported (a newer schema).
[[nodiscard]] hal::Result<Rules> parseRules(std::string_view json);
[[nodiscard]] std::string toJson(const Rules& rules); // as parseRules() reads it

} // namespace center::domain
