// Rules as the policy pack has them.
#include <charconv>
#include <optional>

#include "center/domain/rules.h"
#include "services/catalog/object_reader.h"

namespace center::domain {
namespace {

using catalog::ObjectReader;

constexpr int kSchema = 1;
constexpr std::int64_t kLongestSpan = 365LL * 24 * 3600; // seconds
constexpr std::size_t kMostDays = 1000;
constexpr std::array<std::string_view, 7> kWeekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

// Digits alone, or nothing.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::chrono::minutes timeOfDay(ObjectReader& reader, const std::string& name) {
    const std::string text = reader.text(name, 5) + std::string(5, ' '); // long enough to be cut
    const auto hours = digits(std::string_view(text).substr(0, 2));
    const auto minutes = digits(std::string_view(text).substr(3, 2));
    if (!hours || !minutes || text[2] != ':' || text.size() != 10 || *hours > 24 || *minutes > 59)
        reader.complain(name, "is no time of day as 09:00");
    return std::chrono::hours(hours.value_or(0)) + std::chrono::minutes(minutes.value_or(0));
}

std::optional<Day> dateIn(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(std::string_view(text).substr(0, 4));
    const auto month = digits(std::string_view(text).substr(5, 2));
    const auto day = digits(std::string_view(text).substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

std::set<Day> days(ObjectReader& reader, const std::string& name) {
    std::set<Day> all;
    for (const std::string& text : reader.texts(name, 0, kMostDays)) {
        if (const auto date = dateIn(text))
            all.insert(*date);
        else
            reader.complain(name, "has no date as 2026-10-01");
    }
    return all;
}

std::array<bool, 7> weekdays(ObjectReader& reader) {
    std::array<bool, 7> all{};
    for (const std::string& text : reader.texts("workdays", 1, kWeekdays.size())) {
        bool known = false;
        for (std::size_t i = 0; i < kWeekdays.size(); ++i)
            if (kWeekdays[i] == text)
                known = all[i] = true;
        if (!known)
            reader.complain("workdays", "has no day of the week as mon");
    }
    return all;
}

hal::Millis seconds(ObjectReader& reader, const std::string& name) {
    return std::chrono::seconds(reader.integer(name, 0, kLongestSpan));
}

ClockRule clockRule(ObjectReader reader) {
    ClockRule rule;
    rule.span = seconds(reader, "span_s");
    rule.workingDays = static_cast<int>(reader.integer("working_days", 0, 365));
    rule.serviceHoursOnly = reader.boolean("service_hours_only");
    rule.remindBefore = seconds(reader, "remind_before_s");
    rule.again = seconds(reader, "again_s");
    if (rule.workingDays == 0 && rule.span.count() == 0)
        reader.complain("span_s", "is 0, and so is working_days");
    reader.refuseUnknownKeys();
    return rule;
}

} // namespace

hal::Result<Rules> parseRules(std::string_view json) {
    const auto document = catalog::parseLocated(json);
    if (!document)
        return tl::make_unexpected(document.error());
    if (document->root.is_object() && document->root.value("schema", nlohmann::json()).is_number_integer() &&
        document->root["schema"].get<std::int64_t>() > kSchema)
        return hal::fail(hal::Fault::Unsupported, "rules of a newer release");
    catalog::Complaints complaints(*document);
    ObjectReader reader(document->root, "", complaints);
    std::ignore = reader.integer("schema", kSchema, kSchema);
    Rules rules;
    rules.calendar.utcOffset = std::chrono::minutes(reader.integer("utc_offset_min", -720, 840));
    rules.calendar.opens = timeOfDay(reader, "opens");
    rules.calendar.closes = timeOfDay(reader, "closes");
    if (rules.calendar.closes <= rules.calendar.opens)
        reader.complain("closes", "is not after opens");
    rules.calendar.workdays = weekdays(reader);
    rules.calendar.holidays = days(reader, "holidays");
    rules.calendar.extraWorkdays = days(reader, "extra_workdays");
    ObjectReader clocks = reader.object("clocks");
    for (int i = 0; i < kClockCount; ++i)
        rules.clocks[static_cast<std::size_t>(i)] =
            clockRule(clocks.object(std::string(toString(static_cast<ClockKind>(i)))));
    clocks.refuseUnknownKeys();
    rules.longestExtension = static_cast<int>(reader.integer("longest_extension_days", 1, 365));
    rules.lowestGoodRating = static_cast<int>(reader.integer("lowest_good_rating", 1, 5));
    reader.refuseUnknownKeys();
    if (!complaints.first().empty())
        return hal::fail(hal::Fault::BadData, complaints.first());
    return rules;
}

} // namespace center::domain
