// How much is done, how quickly, and how people liked it: numbers alone, no case among them. Thread-safe.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "center/domain/place.h"
#include "center/store/result.h"
#include "hal/base/clock.h"
#include "services/wire/record_header.h"

namespace center::store {

class Engine;

// Received from … before; what the scope reaches.
struct Window {
    hal::WallTime from{};
    hal::WallTime before{};
    domain::Scope scope{};
};

struct HourCount {
    wire::RecordKind kind{};
    int hour = 0; // local, 0 … 23
    std::int64_t count = 0;
};

struct Responses {
    std::int64_t cases = 0;
    std::int64_t taken = 0;
    std::int64_t inTime = 0;      // within the limit
    std::int64_t meanSeconds = 0; // from received to taken, of those taken
    std::int64_t medianSeconds = 0;
};

struct Ratings {
    std::array<std::int64_t, 5> count{}; // 1 very dissatisfied … 5 very satisfied
    std::int64_t unrated = 0;            // of what was closed
};

struct NameCount {
    std::string name;
    std::int64_t count = 0;
};

struct HotSpot {
    domain::Place place;
    std::int64_t cases = 0;
};

class Statistics {
public:
    explicit Statistics(Engine& engine) : engine_(&engine) {}

    // Records by kind and hour of the day, in that order; hours without any are left out. Records know their
    // street only: a scope below one counts its street, a department's counts nothing.
    [[nodiscard]] Result<std::vector<HourCount>> servicesByHour(const Window& window,
                                                                std::chrono::minutes utcOffset);
    // Of appeals.
    [[nodiscard]] Result<Responses> responses(const Window& window, hal::Millis limit);
    [[nodiscard]] Result<Ratings> ratings(const Window& window);
    // Appeals by category, the most first; cases of every kind by state.
    [[nodiscard]] Result<std::vector<NameCount>> byCategory(const Window& window);
    [[nodiscard]] Result<std::vector<NameCount>> byState(const Window& window);
    // Where most appeals come from, the most first.
    [[nodiscard]] Result<std::vector<HotSpot>> hotSpots(const Window& window, int limit);

private:
    Engine* engine_;
};

} // namespace center::store
