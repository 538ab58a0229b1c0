// What a program says to technicians: a closed catalogue of events with typed fields. There is no free text,
// so nothing personal can slip in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hal/base/clock.h"

namespace eventlog {

struct Field {
    std::string_view name; // lower case
    // Codes and figures. A text must be one that this program or its configuration chose.
    std::variant<std::int64_t, std::string_view> value;
};

// Thread-safe. An event that comes more often than kPerMinute is counted instead of written; the next one
// that is written carries the count as "suppressed". Programs use it through a Catalogue.
class EventLog {
public:
    using Sink = std::function<void(const std::string& line)>;
    static constexpr int kPerMinute = 30;
    static constexpr std::size_t kKept = 2000;

    // Journald when stdout is connected to it, else one JSON object a line on stdout.
    EventLog(std::size_t events, const hal::Clock& clock);
    EventLog(std::size_t events, Sink sink, const hal::Clock& clock);

    // The newest lines of this process, at most kKept, as they would stand on stdout.
    [[nodiscard]] std::string recent() const;

    // `index` is below `events` and has its own budget.
    void write(std::size_t index, std::string_view event, std::initializer_list<Field> fields);

private:
    struct Budget {
        hal::Monotonic minute{};
        int written = 0;
        std::int64_t suppressed = 0;
    };
    [[nodiscard]] bool allowed(Budget& budget) const;
    void toJournal(std::string_view event, std::initializer_list<Field> fields,
                   std::int64_t suppressed) const;
    [[nodiscard]] std::string lineOf(std::string_view event, std::initializer_list<Field> fields,
                                     std::int64_t suppressed) const;

    const hal::Clock& clock_;
    Sink sink_; // none: the journal
    mutable std::mutex mutex_;
    std::deque<std::string> kept_;
    std::vector<Budget> budgets_;
};

// The log of one program. Event: an enum class from 0 to kCount - 1 with a toString().
template <class Event, int kCount>
class Catalogue {
public:
    using Sink = EventLog::Sink;
    static constexpr int kPerMinute = EventLog::kPerMinute;
    static constexpr std::size_t kKept = EventLog::kKept;

    explicit Catalogue(const hal::Clock& clock = hal::systemClock()) : log_(kCount, clock) {}
    Catalogue(Sink sink, const hal::Clock& clock) : log_(kCount, std::move(sink), clock) {}

    [[nodiscard]] std::string recent() const { return log_.recent(); }
    void write(Event event, std::initializer_list<Field> fields = {}) {
        log_.write(static_cast<std::size_t>(event), toString(event), fields);
    }

private:
    EventLog log_;
};

} // namespace eventlog
