#include "center/domain/calendar.h"

#include <gtest/gtest.h>

namespace center::domain {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::year;

// As people there read a clock.
hal::WallTime there(std::chrono::year_month_day day, std::chrono::minutes time) {
    return hal::WallTime(std::chrono::sys_days(day) + time - 480min);
}
const auto kTuesday = year{2026} / 11 / 24;
const auto kFriday = year{2026} / 11 / 27;
const auto kMonday = year{2026} / 11 / 30;

TEST(Calendar, KnowsWorkingDays) {
    Calendar calendar;
    EXPECT_TRUE(calendar.isWorkingDay(Day(local_days(kTuesday))));
    EXPECT_FALSE(calendar.isWorkingDay(Day(local_days(year{2026} / 11 / 28))));
    calendar.holidays.insert(Day(local_days(kTuesday)));
    EXPECT_FALSE(calendar.isWorkingDay(Day(local_days(kTuesday))));
    calendar.extraWorkdays.insert(Day(local_days(year{2026} / 11 / 28)));
    EXPECT_TRUE(calendar.isWorkingDay(Day(local_days(year{2026} / 11 / 28))));
}

TEST(Calendar, ItsDayIsTheDayThere) {
    const Calendar calendar;
    EXPECT_EQ(calendar.dayOf(there(kTuesday, 0min)), Day(local_days(kTuesday)));
    EXPECT_EQ(calendar.dayOf(there(kTuesday, 0min) - 1ms), Day(local_days(year{2026} / 11 / 23)));
    EXPECT_EQ(calendar.hourOf(there(kTuesday, 23h + 59min)), 23);
    EXPECT_EQ(calendar.hourOf(there(kTuesday, 0min)), 0);
}

TEST(Calendar, ServiceTimeHasItsBounds) {
    const Calendar calendar;
    EXPECT_FALSE(calendar.isServiceTime(there(kTuesday, 9h) - 1ms));
    EXPECT_TRUE(calendar.isServiceTime(there(kTuesday, 9h)));
    EXPECT_TRUE(calendar.isServiceTime(there(kTuesday, 17h + 30min) - 1ms));
    EXPECT_FALSE(calendar.isServiceTime(there(kTuesday, 17h + 30min)));
}

TEST(Calendar, ServiceTimeDoesNotPassAtNightAndOnHolidays) {
    Calendar calendar;
    EXPECT_EQ(calendar.afterServiceTime(there(kTuesday, 10h), 4h), there(kTuesday, 14h));
    EXPECT_EQ(calendar.afterServiceTime(there(kTuesday, 8h), 10min), there(kTuesday, 9h + 10min));
    EXPECT_EQ(calendar.afterServiceTime(there(kFriday, 17h), 1h), there(kMonday, 9h + 30min));
    EXPECT_EQ(calendar.afterServiceTime(there(kFriday, 20h), 10min), there(kMonday, 9h + 10min));
    EXPECT_EQ(calendar.afterServiceTime(there(kFriday, 17h), 30min), there(kFriday, 17h + 30min));
    EXPECT_EQ(calendar.afterServiceTime(there(kFriday, 9h), 17h + 30min),
              there(year{2026} / 12 / 1, 9h + 30min));
    calendar.holidays.insert(Day(local_days(kMonday)));
    EXPECT_EQ(calendar.afterServiceTime(there(kFriday, 17h), 1h), there(year{2026} / 12 / 1, 9h + 30min));
}

TEST(Calendar, CountsWorkingDays) {
    Calendar calendar;
    EXPECT_EQ(calendar.afterWorkingDays(there(kTuesday, 10h), 3), there(kFriday, 10h));
    EXPECT_EQ(calendar.afterWorkingDays(there(kFriday, 16h), 1), there(kMonday, 16h));
    EXPECT_EQ(calendar.afterWorkingDays(there(year{2026} / 11 / 28, 12h), 1), there(year{2026} / 12 / 1, 9h));
    calendar.extraWorkdays.insert(Day(local_days(year{2026} / 11 / 28)));
    EXPECT_EQ(calendar.afterWorkingDays(there(kFriday, 16h), 1), there(year{2026} / 11 / 28, 16h));
}

TEST(Calendar, WithoutAnyWorkingDayTimePassesAllTheSame) {
    Calendar calendar;
    calendar.workdays = {};
    EXPECT_EQ(calendar.afterWorkingDays(there(kTuesday, 10h), 1), there(year{2026} / 11 / 26, 9h));
}

} // namespace
} // namespace center::domain
