// The history of a case as lines in a chain: each holds the hash of the one before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/domain/event.h"

namespace center::domain {

struct TimelineEntry {
    std::int64_t sequence = 0; // 1, 2, …
    hal::WallTime at{};
    std::string type;
    std::string actor;
    std::string body; // canonical JSON: members in order of their names, no blanks
    seal::Hash previous{};
    seal::Hash hash{};
    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

// SHA-256 over "banshi case 1", the case's id, the previous hash and the entry; each text with its length in
// front (u32), numbers big-endian.
[[nodiscard]] seal::Hash hashOf(const wire::Uuid& id, const TimelineEntry& entry);

// Only what the event's type needs is told.
[[nodiscard]] std::string bodyOf(const Event& event);
[[nodiscard]] TimelineEntry entryFor(const WorkOrder& before, const Event& event);

// The first entry whose number, previous hash or hash does not fit; or the end, when the chain stops before
// `head`. Nothing: all is as it was written.
[[nodiscard]] std::optional<std::int64_t>
firstWrong(const wire::Uuid& id, const std::vector<TimelineEntry>& timeline, const seal::Hash& head);

} // namespace center::domain
