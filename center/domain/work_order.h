// A case as it stands: state, place, who has it, which clocks run. Plain data, without a word of the
// resident's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "center/domain/place.h"
#include "center/domain/role.h"
#include "center/domain/rules.h"
#include "hal/base/clock.h"
#include "services/seal/hash.h"
#include "services/wire/record_header.h"
#include "services/wire/uuid.h"

namespace center::domain {

enum class State {
    Received,
    Taken,      // 接单
    Dispatched, // 分派
    Answered,   // 反馈
    Rated,
    Closed,
    Merged, // goes on as another case
};
inline constexpr int kStateCount = static_cast<int>(State::Merged) + 1;
[[nodiscard]] std::string_view toString(State state); // "received", …
[[nodiscard]] std::optional<State> parseState(std::string_view text);

enum class Whistle {
    None,
    Blown,      // 吹哨: a department was called
    ReportedIn, // 报到
};

struct RunningClock {
    ClockKind kind{};
    hal::WallTime startedAt{};
    hal::WallTime dueAt{};
    std::optional<hal::WallTime> remindAt; // nothing: reminded, or never to be
    bool expired = false;                  // the last level was told; nothing more will happen
    // When it first ran out: escalating moves dueAt on, but what was promised stays promised.
    std::optional<hal::WallTime> missedAt{};
    [[nodiscard]] hal::WallTime promisedAt() const { return missedAt.value_or(dueAt); }
    friend bool operator==(const RunningClock&, const RunningClock&) = default;
};

struct WorkOrder {
    wire::Uuid id;
    wire::RecordKind kind{};
    std::string category; // a code of the policy pack's list
    State state{};
    Place place;
    std::string department; // that was whistled
    std::string assignee;   // user id
    hal::WallTime filedAt{};
    hal::WallTime receivedAt{};
    std::vector<RunningClock> clocks;
    Whistle whistle = Whistle::None;
    bool supervised = false; // 督办
    int escalation = 0;      // 0: the grid's, 1: the street was told, 2: the district was told
    int extensionAsked = 0;  // working days; 0: none is asked for
    std::string extensionAskedBy;
    int rating = 0; // 5 very satisfied … 1 very dissatisfied, 0: not rated
    int score = 0;  // 综合评价, 1 … 100; 0: not evaluated
    int rounds = 1; // one more with each answer that did not pass the check
    wire::Uuid mergedInto;
    std::optional<hal::WallTime> takenAt; // the first time that somebody responded
    std::optional<hal::WallTime> closedAt;
    std::int64_t version = 0; // number of its events
    seal::Hash head{};        // hash of the last one

    [[nodiscard]] Subject subject() const { return {place, department}; }
    [[nodiscard]] const RunningClock* clock(ClockKind kind) const;
    // When something is to happen by itself: a reminder, or a clock running out.
    [[nodiscard]] std::optional<hal::WallTime> dueAt() const;
    // The earliest time that was promised and has not been kept yet; what waits for the resident is none.
    [[nodiscard]] std::optional<hal::WallTime> promisedAt() const;
    friend bool operator==(const WorkOrder&, const WorkOrder&) = default;
};

// What the columns of a table do not show, as canonical JSON, schema 1. Errors: BadData, Unsupported.
[[nodiscard]] std::string factsOf(const WorkOrder& order);
[[nodiscard]] hal::Result<> readFacts(std::string_view json, WorkOrder& order);

} // namespace center::domain
