// Cases and their timelines as rows. What the states mean stands in center/domain. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/domain/place.h"
#include "center/store/result.h"
#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "services/seal/hash.h"
#include "services/wire/record_header.h"
#include "services/wire/uuid.h"

namespace center::store {

class Engine;

struct Case {
    wire::Uuid id;
    wire::Uuid record;  // that it came from; all zero: made at the center
    std::string number; // as on the receipt
    wire::RecordKind kind{};
    std::string category;
    std::string state;
    domain::Place place;
    std::string department; // that it was whistled to
    std::string assignee;   // a user's id
    hal::WallTime filedAt{};
    hal::WallTime receivedAt{};
    std::optional<hal::WallTime> dueAt;      // when the next of its clocks runs out
    std::optional<hal::WallTime> promisedAt; // when the first promise is broken, or was
    std::optional<hal::WallTime> takenAt;    // when somebody first responded
    std::optional<hal::WallTime> closedAt;
    int rating = 0;           // 1 … 5, 0: none
    std::int64_t version = 0; // number of its events
    std::string facts;        // JSON of the domain; no personal data
    seal::Hash token{};       // SHA-256 of the progress token; all zero: none

    // Not in lists:
    hal::Bytes content; // encrypted under the data key
    hal::Bytes dataKey; // wrapped by a key outside the database; empty: forgotten
};

struct CaseEvent {
    std::int64_t sequence = 0; // 1, 2, … in a case
    hal::WallTime at{};
    std::string type;
    std::string actor;
    std::string body;    // canonical JSON
    hal::Bytes sealed{}; // what was written or shown, encrypted under the data key; its hash is in the body
    seal::Hash previous{};
    seal::Hash hash{};
};

struct CaseFilter {
    domain::Scope scope{};
    domain::Place within{};            // and below this node
    std::vector<std::string> states{}; // empty: all
    std::optional<wire::RecordKind> kind{};
    std::string assignee{};
    std::string category{};
    std::string numberBegins{};
    std::optional<hal::WallTime> promisedFrom{};
    std::optional<hal::WallTime> promisedBefore{};
    std::optional<hal::WallTime> receivedFrom{};
    std::optional<hal::WallTime> receivedBefore{};
    std::optional<wire::Uuid> below{}; // for the next page: the last id of this one
    int limit = 100;
};

class Cases {
public:
    explicit Cases(Engine& engine) : engine_(&engine) {}

    // The case with its first events (version: how many), and its record counted as opened, in one step. A
    // record makes one case only: Conflict when there is one.
    [[nodiscard]] Result<> add(const Case& made, const std::vector<CaseEvent>& events);
    // The case as it is now, and what happened since the version before. Place, state and so on are replaced;
    // number, category, content and data key are not. Problems: NotFound, Conflict (somebody changed it
    // meanwhile).
    [[nodiscard]] Result<> change(const Case& changed, const std::vector<CaseEvent>& events);

    [[nodiscard]] Result<Case> find(const wire::Uuid& id); // NotFound
    [[nodiscard]] Result<Case> findByRecord(const wire::Uuid& record);
    [[nodiscard]] Result<Case> findByToken(const seal::Hash& token);
    [[nodiscard]] Result<std::vector<CaseEvent>> timeline(const wire::Uuid& id);
    [[nodiscard]] Result<std::vector<Case>> list(const CaseFilter& filter);    // newest first
    [[nodiscard]] Result<std::vector<Case>> due(hal::WallTime now, int limit); // earliest first

private:
    Engine* engine_;
};

} // namespace center::store
