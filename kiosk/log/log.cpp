// What the kiosk says to technicians.
#include "kiosk/log/log.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/uio.h>
#include <systemd/sd-journal.h>

namespace kiosk {

namespace {

constexpr int kLogSchema = 1;

std::string asText(const LogField& field) {
    if (const auto* number = std::get_if<std::int64_t>(&field.value))
        return std::to_string(*number);
    return std::string(std::get<std::string_view>(field.value));
}

// "slot" → "BANSHI_SLOT=scanner": a journal's fields are upper case and must not collide with its own.
std::string journalField(const LogField& field) {
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

std::string_view toString(LogEvent event) {
    switch (event) {
    case LogEvent::Started:
        return "started";
    case LogEvent::Stopped:
        return "stopped";
    case LogEvent::FirstFrame:
        return "first_frame";
    case LogEvent::ConfigRefused:
        return "config_refused";
    case LogEvent::PolicyRefused:
        return "policy_refused";
    case LogEvent::MachineUnready:
        return "machine_unready";
    case LogEvent::LedgerSetAside:
        return "ledger_set_aside";
    case LogEvent::LedgerUnwritten:
        return "ledger_unwritten";
    case LogEvent::LedgerInterrupted:
        return "ledger_interrupted";
    case LogEvent::Trouble:
        return "trouble";
    case LogEvent::Storage:
        return "storage";
    case LogEvent::Device:
        return "device";
    case LogEvent::VisitBegan:
        return "visit_began";
    case LogEvent::VisitEnded:
        return "visit_ended";
    case LogEvent::StaffWanted:
        return "staff_wanted";
    case LogEvent::DrawingsRefused:
        return "drawings_refused";
    case LogEvent::TechnicianEntered:
        return "technician_entered";
    case LogEvent::TechnicianLeft:
        return "technician_left";
    case LogEvent::PinRefused:
        return "pin_refused";
    case LogEvent::Switched:
        return "switched";
    case LogEvent::Command:
        return "command";
    case LogEvent::DoorShut:
        return "door_shut";
    }
    return "unknown";
}

Log::Log(const hal::Clock& clock) : clock_(clock) {
    if (std::getenv("JOURNAL_STREAM") == nullptr)
        sink_ = toStdout;
}

Log::Log(Sink sink, const hal::Clock& clock) : clock_(clock), sink_(std::move(sink)) {}

bool Log::allowed(Budget& budget) const {
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

void Log::write(LogEvent event, std::initializer_list<LogField> fields) {
    const std::scoped_lock lock(mutex_);
    Budget& budget = budgets_[static_cast<std::size_t>(event)];
    if (!allowed(budget))
        return;
    const std::int64_t suppressed = std::exchange(budget.suppressed, 0);
    kept_.push_back(lineOf(event, fields, suppressed));
    sink_ ? sink_(kept_.back()) : toJournal(event, fields, suppressed);
    if (kept_.size() > kKept)
        kept_.pop_front();
}

void Log::toJournal(LogEvent event, std::initializer_list<LogField> fields, std::int64_t suppressed) const {
    std::string message = "MESSAGE=" + std::string(toString(event));
    for (const LogField& field : fields)
        message += " " + std::string(field.name) + "=" + asText(field);
    std::vector<std::string> lines{message, "PRIORITY=6", journalField({"event", toString(event)})};
    for (const LogField& field : fields)
        lines.push_back(journalField(field));
    if (suppressed > 0)
        lines.push_back(journalField({"suppressed", suppressed}));
    std::vector<iovec> parts;
    parts.reserve(lines.size());
    for (std::string& line : lines)
        parts.push_back({line.data(), line.size()});
    sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

std::string Log::recent() const {
    const std::scoped_lock lock(mutex_);
    std::string lines;
    for (const std::string& line : kept_)
        lines += line;
    return lines;
}

std::string Log::lineOf(LogEvent event, std::initializer_list<LogField> fields,
                        std::int64_t suppressed) const {
    nlohmann::ordered_json object{{"schema", kLogSchema},
                                  {"at_ms", clock_.wall().time_since_epoch().count()},
                                  {"event", toString(event)}};
    for (const LogField& field : fields)
        std::visit([&](const auto& value) { object[std::string(field.name)] = value; }, field.value);
    if (suppressed > 0)
        object["suppressed"] = suppressed;
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace kiosk
