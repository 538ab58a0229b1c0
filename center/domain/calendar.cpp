#include "center/domain/calendar.h"

namespace center::domain {
namespace {

// A calendar without a single working day would be searched for ever: then every day is one.
constexpr int kLongestSearch = 366;

} // namespace

Day Calendar::dayOf(hal::WallTime at) const {
    return Day(std::chrono::floor<std::chrono::days>(at + utcOffset).time_since_epoch());
}

hal::WallTime Calendar::at(Day day, std::chrono::milliseconds ofDay) const {
    return hal::WallTime(day.time_since_epoch() + ofDay - utcOffset);
}

int Calendar::hourOf(hal::WallTime when) const {
    return static_cast<int>(std::chrono::floor<std::chrono::hours>(when - at(dayOf(when), {})).count());
}

bool Calendar::isWorkingDay(Day day) const {
    if (extraWorkdays.contains(day))
        return true;
    const std::chrono::weekday weekday(day);
    return workdays.at(weekday.c_encoding()) && !holidays.contains(day);
}

bool Calendar::isServiceTime(hal::WallTime when) const {
    const Day day = dayOf(when);
    return isWorkingDay(day) && when >= at(day, opens) && when < at(day, closes);
}

Day Calendar::nextWorkingDay(Day after) const {
    for (int days = 1; days <= kLongestSearch; ++days)
        if (isWorkingDay(after + std::chrono::days(days)))
            return after + std::chrono::days(days);
    return after + std::chrono::days(1);
}

hal::WallTime Calendar::inService(hal::WallTime from) const {
    if (isServiceTime(from))
        return from;
    const Day day = dayOf(from);
    return isWorkingDay(day) && from < at(day, opens) ? at(day, opens) : at(nextWorkingDay(day), opens);
}

hal::WallTime Calendar::afterServiceTime(hal::WallTime from, hal::Millis span) const {
    hal::WallTime now = inService(from);
    if (closes <= opens)
        return now + span;
    for (;;) {
        const hal::WallTime end = at(dayOf(now), closes);
        if (now + span <= end)
            return now + span;
        span -= std::chrono::duration_cast<hal::Millis>(end - now);
        now = at(nextWorkingDay(dayOf(now)), opens);
    }
}

hal::WallTime Calendar::afterWorkingDays(hal::WallTime from, int days) const {
    const hal::WallTime start = inService(from);
    const auto ofDay = start - at(dayOf(start), {});
    Day day = dayOf(start);
    for (int i = 0; i < days; ++i)
        day = nextWorkingDay(day);
    return at(day, ofDay);
}

} // namespace center::domain
