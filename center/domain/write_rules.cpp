// Rules as parseRules() reads them: a start for whoever writes a city's own.
#include <nlohmann/json.hpp>

#include "center/domain/rules.h"

namespace center::domain {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kWeekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

std::string twoDigits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string timeOfDay(std::chrono::minutes time) {
    const auto minutes = static_cast<unsigned>(time.count());
    return twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
}

Json datesOf(const std::set<Day>& days) {
    Json list = Json::array();
    for (const Day& day : days) {
        const std::chrono::year_month_day date(day);
        list.push_back(std::to_string(static_cast<int>(date.year())) + "-" +
                       twoDigits(static_cast<unsigned>(date.month())) + "-" +
                       twoDigits(static_cast<unsigned>(date.day())));
    }
    return list;
}

std::int64_t seconds(hal::Millis span) { return span.count() / 1000; }

} // namespace

std::string toJson(const Rules& rules) {
    Json workdays = Json::array();
    for (std::size_t i = 0; i < kWeekdays.size(); ++i)
        if (rules.calendar.workdays[i])
            workdays.push_back(kWeekdays[i]);
    Json clocks = Json::object();
    for (int i = 0; i < kClockCount; ++i) {
        const auto kind = static_cast<ClockKind>(i);
        const ClockRule& rule = rules.of(kind);
        clocks[std::string(toString(kind))] = {{"span_s", seconds(rule.span)},
                                               {"working_days", rule.workingDays},
                                               {"service_hours_only", rule.serviceHoursOnly},
                                               {"remind_before_s", seconds(rule.remindBefore)},
                                               {"again_s", seconds(rule.again)}};
    }
    const Json whole{{"schema", 1},
                     {"utc_offset_min", rules.calendar.utcOffset.count()},
                     {"opens", timeOfDay(rules.calendar.opens)},
                     {"closes", timeOfDay(rules.calendar.closes)},
                     {"workdays", std::move(workdays)},
                     {"holidays", datesOf(rules.calendar.holidays)},
                     {"extra_workdays", datesOf(rules.calendar.extraWorkdays)},
                     {"clocks", std::move(clocks)},
                     {"longest_extension_days", rules.longestExtension},
                     {"lowest_good_rating", rules.lowestGoodRating}};
    return whole.dump(1) + '\n';
}

} // namespace center::domain
