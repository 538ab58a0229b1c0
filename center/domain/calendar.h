// Working days and service hours of a city, as data; spans of time that count only then. Pure.
#pragma once

#include <array>
#include <chrono>
#include <set>

#include "hal/base/clock.h"

namespace center::domain {

using Day = std::chrono::local_days; // as people there call it

struct Calendar {
    std::chrono::minutes utcOffset{480};
    std::chrono::minutes opens{9 * 60}; // of the day
    std::chrono::minutes closes{17 * 60 + 30};
    std::array<bool, 7> workdays{false, true, true, true, true, true, false}; // Sunday first
    std::set<Day> holidays;                                                   // workdays that are none
    std::set<Day> extraWorkdays; // weekends that are worked for them

    [[nodiscard]] bool isWorkingDay(Day day) const;
    [[nodiscard]] bool isServiceTime(hal::WallTime at) const;
    [[nodiscard]] Day dayOf(hal::WallTime at) const;
    [[nodiscard]] int hourOf(hal::WallTime at) const; // 0 … 23

    // When `span` of service time has passed since. Nights, weekends and holidays do not count.
    [[nodiscard]] hal::WallTime afterServiceTime(hal::WallTime from, hal::Millis span) const;
    // The same time of day that many working days later; what begins outside of service hours begins with the
    // next opening.
    [[nodiscard]] hal::WallTime afterWorkingDays(hal::WallTime from, int days) const;

private:
    [[nodiscard]] hal::WallTime at(Day day, std::chrono::milliseconds ofDay) const;
    [[nodiscard]] Day nextWorkingDay(Day after) const;
    [[nodiscard]] hal::WallTime inService(hal::WallTime from) const; // itself, or the next opening
};

} // namespace center::domain
