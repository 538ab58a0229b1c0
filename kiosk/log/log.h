// What the kiosk says to technicians: a closed catalogue of events with typed fields. There is no free text,
// so nothing personal can slip in.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

#include "hal/base/clock.h"

namespace kiosk {

// The names are stable: technicians search for them.
enum class LogEvent {
    Started,
    Stopped,
    FirstFrame,        // ms
    ConfigRefused,     // line, column, key: the accepted one is used
    PolicyRefused,     // fault
    MachineUnready,    // part, fault: the kiosk is out of service
    LedgerSetAside,    // the corrupt file was kept under another name
    LedgerUnwritten,   // something was printed whose outcome is not in the ledger
    LedgerInterrupted, // count: actions that a crash left open
    Trouble,           // trouble: what a resident was shown
    Storage,           // room: 0, too little of the disk is free or writable; 1, enough again
    Device,            // slot, health, fault
    VisitBegan,
    VisitEnded,
    StaffWanted,
    DrawingsRefused, // the generic ones are used; `banshi config check` says what is wrong
    TechnicianEntered,
    TechnicianLeft,
    PinRefused, // tries: left before the next wait
    Switched,   // off: 1, out of service by a technician
    Command,    // command: `banshi` asked for it from outside
    DoorShut,   // fault: `banshi` cannot reach this application
};
inline constexpr int kLogEventCount = static_cast<int>(LogEvent::DoorShut) + 1;
[[nodiscard]] std::string_view toString(LogEvent event); // "visit_began"

struct LogField {
    std::string_view name; // lower case
    // Codes and figures. A text must be one that this program or its configuration chose.
    std::variant<std::int64_t, std::string_view> value;
};

// Thread-safe. An event that comes more often than kPerMinute is counted instead of written; the next one
// that is written carries the count as "suppressed".
class Log {
public:
    using Sink = std::function<void(const std::string& line)>;
    static constexpr int kPerMinute = 30;
    static constexpr std::size_t kKept = 2000;

    // Journald when stdout is connected to it, else one JSON object a line on stdout.
    explicit Log(const hal::Clock& clock = hal::systemClock());
    Log(Sink sink, const hal::Clock& clock);

    // The newest lines of this process, at most kKept, as they would stand on stdout.
    [[nodiscard]] std::string recent() const;

    void write(LogEvent event, std::initializer_list<LogField> fields = {});

private:
    struct Budget {
        hal::Monotonic minute{};
        int written = 0;
        std::int64_t suppressed = 0;
    };
    [[nodiscard]] bool allowed(Budget& budget) const;
    void toJournal(LogEvent event, std::initializer_list<LogField> fields, std::int64_t suppressed) const;
    [[nodiscard]] std::string lineOf(LogEvent event, std::initializer_list<LogField> fields,
                                     std::int64_t suppressed) const;

    const hal::Clock& clock_;
    Sink sink_; // none: the journal
    mutable std::mutex mutex_;
    std::deque<std::string> kept_;
    std::array<Budget, kLogEventCount> budgets_{};
};

} // namespace kiosk
