#include "center/domain/timeline.h"

#include <nlohmann/json.hpp>

#include "center/domain/transitions.h"
#include "services/seal/hex.h"
#include "services/wire/canonical_bytes.h"

namespace center::domain {

seal::Hash hashOf(const wire::Uuid& id, const TimelineEntry& entry) {
    wire::ByteWriter bytes;
    bytes.text("banshi case 1").bytes(id.bytes).bytes(entry.previous).number(entry.sequence);
    bytes.number(static_cast<std::int64_t>(entry.at.time_since_epoch().count()));
    for (const std::string* text : {&entry.type, &entry.actor, &entry.body})
        bytes.number(static_cast<std::uint32_t>(text->size())).text(*text);
    return seal::sha256(std::move(bytes).take());
}

std::string bodyOf(const Event& event) {
    nlohmann::json body = nlohmann::json::object(); // sorts its members
    body["role"] = toString(event.actor.role);
    if (event.sealed)
        body["sealed"] = seal::toHex(*event.sealed);
    switch (transitionOf(event.type).need) {
    case Need::None:
    case Need::Sealed:
        break;
    case Need::Place:
        body["street"] = event.place->street;
        body["grid"] = event.place->grid;
        break;
    case Need::Department:
        body["department"] = event.department;
        break;
    case Need::Assignee:
        body["assignee"] = event.assignee;
        break;
    case Need::Days:
        body["days"] = event.days;
        break;
    case Need::Rating:
        body["rating"] = event.rating;
        break;
    case Need::Score:
        body["score"] = event.score;
        break;
    case Need::Other:
        body["other"] = wire::toString(event.other);
        break;
    case Need::Clock:
        body["clock"] = toString(*event.clock);
        break;
    }
    return body.dump();
}

TimelineEntry entryFor(const WorkOrder& before, const Event& event) {
    TimelineEntry entry{
        before.version + 1, event.at, std::string(toString(event.type)), event.actor.id, bodyOf(event),
        before.head,        {}};
    entry.hash = hashOf(before.id, entry);
    return entry;
}

std::optional<std::int64_t> firstWrong(const wire::Uuid& id, const std::vector<TimelineEntry>& timeline,
                                       const seal::Hash& head) {
    seal::Hash previous{};
    std::int64_t sequence = 0;
    for (const TimelineEntry& entry : timeline) {
        if (entry.sequence != ++sequence || entry.previous != previous || entry.hash != hashOf(id, entry))
            return sequence;
        previous = entry.hash;
    }
    return previous == head ? std::nullopt : std::optional(sequence + 1);
}

} // namespace center::domain
