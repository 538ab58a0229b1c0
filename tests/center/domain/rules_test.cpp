#include "center/domain/rules.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace center::domain {
namespace {

using namespace std::chrono_literals;

nlohmann::json whole() {
    return nlohmann::json::parse(R"({"schema":1,"utc_offset_min":480,"opens":"08:30","closes":"18:00",
        "workdays":["mon","tue","wed","thu","fri","sat"],"holidays":["2026-10-01"],"extra_workdays":["2026-10-11"],
        "clocks":{"response":{"span_s":600,"working_days":0,"service_hours_only":false,"remind_before_s":180,"again_s":600},
         "dispatch":{"span_s":7200,"working_days":0,"service_hours_only":true,"remind_before_s":0,"again_s":0},
         "handle":{"span_s":0,"working_days":3,"service_hours_only":false,"remind_before_s":0,"again_s":0},
         "report_in":{"span_s":3600,"working_days":0,"service_hours_only":true,"remind_before_s":0,"again_s":0},
         "rating":{"span_s":0,"working_days":5,"service_hours_only":false,"remind_before_s":0,"again_s":0}},
        "longest_extension_days":5,"lowest_good_rating":3})");
}

TEST(Rules, AreReadWhole) {
    const auto rules = parseRules(whole().dump());
    ASSERT_TRUE(rules) << rules.error().detail;
    EXPECT_EQ(rules->calendar.opens, 8h + 30min);
    EXPECT_EQ(rules->calendar.closes, 18h);
    EXPECT_TRUE(rules->calendar.workdays[6]);
    EXPECT_FALSE(rules->calendar.workdays[0]);
    EXPECT_EQ(rules->calendar.holidays.size(), 1u);
    EXPECT_TRUE(
        rules->calendar.isWorkingDay(Day(std::chrono::local_days(std::chrono::year{2026} / 10 / 11))));
    EXPECT_EQ(rules->of(ClockKind::Response).span, 10min);
    EXPECT_EQ(rules->of(ClockKind::Response).remindBefore, 3min);
    EXPECT_EQ(rules->of(ClockKind::Handle).workingDays, 3);
    EXPECT_TRUE(rules->of(ClockKind::ReportIn).serviceHoursOnly);
    EXPECT_EQ(rules->longestExtension, 5);
}

TEST(Rules, SayWhereTheyAreWrong) {
    const auto refused = [](const char* pointer, const nlohmann::json& value) {
        auto json = whole();
        json[nlohmann::json::json_pointer(pointer)] = value;
        const auto rules = parseRules(json.dump(1));
        EXPECT_FALSE(rules) << pointer;
        return rules ? std::string() : rules.error().detail;
    };
    EXPECT_NE(refused("/opens", "8:30").find("/opens"), std::string::npos);
    EXPECT_NE(refused("/opens", "0830").find("/opens"), std::string::npos);
    EXPECT_NE(refused("/opens", "25:00").find("/opens"), std::string::npos);
    EXPECT_NE(refused("/closes", "08:00").find("/closes"), std::string::npos);
    EXPECT_NE(refused("/workdays/0", "Mon").find("/workdays"), std::string::npos);
    EXPECT_NE(refused("/workdays", nlohmann::json::array()).find("/workdays"), std::string::npos);
    EXPECT_NE(refused("/holidays/0", "2026-02-30").find("/holidays"), std::string::npos);
    EXPECT_NE(refused("/holidays/0", 7).find("/holidays"), std::string::npos);
    EXPECT_NE(refused("/clocks/response/span_s", 0).find("span_s"), std::string::npos);
    EXPECT_NE(refused("/clocks/response/span_s", -1).find("span_s"), std::string::npos);
    EXPECT_NE(refused("/clocks/other", 1).find("/clocks/other"), std::string::npos);
    EXPECT_NE(refused("/lowest_good_rating", 6).find("lowest_good_rating"), std::string::npos);
    EXPECT_NE(refused("/surplus", 1).find("/surplus"), std::string::npos);
    auto less = whole();
    less.erase("clocks");
    EXPECT_FALSE(parseRules(less.dump()));
    auto newer = whole();
    newer["schema"] = 2;
    EXPECT_EQ(parseRules(newer.dump()).error().fault, hal::Fault::Unsupported);
    EXPECT_EQ(parseRules("[]").error().fault, hal::Fault::BadData);
    EXPECT_EQ(parseRules("").error().fault, hal::Fault::BadData);
}

TEST(Rules, AreWrittenAsTheyAreRead) {
    EXPECT_TRUE(parseRules(toJson(Rules{}))) << parseRules(toJson(Rules{})).error().detail;
    const auto rules = parseRules(whole().dump());
    ASSERT_TRUE(rules);
    EXPECT_EQ(nlohmann::json::parse(toJson(*rules)), whole());
}

} // namespace
} // namespace center::domain
