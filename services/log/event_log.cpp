// What a program says to technicians: to the journal, or as JSON on stdout.
#include "services/log/event_log.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/uio.h>
#include <systemd/sd-journal.h>

namespace eventlog {

namespace {

constexpr int kLogSchema = 1;

std::string asText(const Field& field) {
    if (const auto* number = std::get_if<std::int64_t>(&field.value))
        return std::to_string(*number);
    return std::string(std::get<std::string_view>(field.value));
}

// "slot" → "BANSHI_SLOT=scanner": a journal's fields are upper case and must not collide with its own.
std::string journalField(const Field& field) {
    std::string name = "BANSHI_" + std::string(field.name);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name + "=" + asText(field);
}

void toStdout(const std::string& line) {
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

} // namespace

EventLog::EventLog(std::size_t events, const hal::Clock& clock) : clock_(clock), budgets_(events) {
    if (std::getenv("JOURNAL_STREAM") == nullptr)
        sink_ = toStdout;
}

EventLog::EventLog(std::size_t events, Sink sink, const hal::Clock& clock)
    : clock_(clock), sink_(std::move(sink)), budgets_(events) {}

bool EventLog::allowed(Budget& budget) const {
    if (const hal::Monotonic now = clock_.now(); now - budget.minute >= std::chrono::minutes(1)) {
        budget.minute = now;
        budget.written = 0;
    }
    if (budget.written < kPerMinute) {
        ++budget.written;
        return true;
    }
    ++budget.suppressed;
    return false;
}

void EventLog::write(std::size_t index, std::string_view event, std::initializer_list<Field> fields) {
    const std::scoped_lock lock(mutex_);
    Budget& budget = budgets_.at(index);
    if (!allowed(budget))
        return;
    const std::int64_t suppressed = std::exchange(budget.suppressed, 0);
    kept_.push_back(lineOf(event, fields, suppressed));
    sink_ ? sink_(kept_.back()) : toJournal(event, fields, suppressed);
    if (kept_.size() > kKept)
        kept_.pop_front();
}

void EventLog::toJournal(std::string_view event, std::initializer_list<Field> fields,
                         std::int64_t suppressed) const {
    std::string message = "MESSAGE=" + std::string(event);
    for (const Field& field : fields)
        message += " " + std::string(field.name) + "=" + asText(field);
    std::vector<std::string> lines{message, "PRIORITY=6", journalField({"event", event})};
    for (const Field& field : fields)
        lines.push_back(journalField(field));
    if (suppressed > 0)
        lines.push_back(journalField({"suppressed", suppressed}));
    std::vector<iovec> parts;
    parts.reserve(lines.size());
    for (std::string& line : lines)
        parts.push_back({line.data(), line.size()});
    sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

std::string EventLog::recent() const {
    const std::scoped_lock lock(mutex_);
    std::string lines;
    for (const std::string& line : kept_)
        lines += line;
    return lines;
}

std::string EventLog::lineOf(std::string_view event, std::initializer_list<Field> fields,
                             std::int64_t suppressed) const {
    nlohmann::ordered_json object{
        {"schema", kLogSchema}, {"at_ms", clock_.wall().time_since_epoch().count()}, {"event", event}};
    for (const Field& field : fields)
        std::visit([&](const auto& value) { object[std::string(field.name)] = value; }, field.value);
    if (suppressed > 0)
        object["suppressed"] = suppressed;
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace eventlog
