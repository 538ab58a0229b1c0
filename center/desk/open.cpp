// Sealed records become cases.
#include "center/desk/desk.h"
#include "center/desk/filed.h"
#include "center/desk/rows.h"
#include "services/wire/envelope.h"
#include "services/wire/payload.h"

namespace center::desk {
namespace {

// Of the bytes that a newer kiosk understood: put aside for a newer center.
std::string reasonOf(const hal::Error& error, const char* otherwise) {
    return error.fault == hal::Fault::Unsupported ? "newer_release" : otherwise;
}

} // namespace

store::Result<Counted> Desk::openWaiting(int limit) {
    const auto waiting = parts_.store.records().waiting(limit);
    if (!waiting)
        return tl::make_unexpected(waiting.error());
    Counted counted;
    for (const store::Record& record : *waiting) {
        std::string reason;
        auto opened = openOne(record, reason);
        if (opened && !reason.empty()) {
            opened = parts_.store.records().quarantine(record.id, reason);
            counted.quarantined += opened.has_value();
        } else {
            counted.opened += opened.has_value();
        }
        // Conflict and NotFound: another process opened it at the same moment.
        counted.failed += !opened && opened.error().problem != store::Problem::Conflict &&
                          opened.error().problem != store::Problem::NotFound;
    }
    return counted;
}

store::Result<> Desk::openOne(const store::Record& record, std::string& reason) {
    const auto envelope = wire::decodeEnvelope(record.envelope);
    if (!envelope) {
        reason = reasonOf(envelope.error(), "bad_envelope");
        return {};
    }
    const seal::SealingKey* key = parts_.sealingKey(envelope->envelope.header.sealingKey);
    if (!key) {
        reason = "no_key";
        return {};
    }
    const auto payload = key->open(record.payload);
    if (!payload) {
        reason = "bad_seal";
        return {};
    }
    switch (record.kind) {
    case wire::RecordKind::Appeal:
        return openAppeal(record, *payload, reason);
    case wire::RecordKind::Rating:
        return openRating(record, *payload, reason);
    case wire::RecordKind::CopyMade:
    case wire::RecordKind::Report:
        return parts_.store.records().opened(record.id);
    case wire::RecordKind::Application:
        break; // nobody files one yet: a newer kiosk's
    }
    reason = "newer_release";
    return {};
}

store::Result<> Desk::openAppeal(const store::Record& record, hal::ByteView bytes, std::string& reason) {
    const auto payload = wire::decodePayload(bytes);
    if (!payload) {
        reason = reasonOf(payload.error(), "bad_payload");
        return {};
    }
    const auto appeal = parseAppeal(hal::asText(payload->content));
    if (!appeal) {
        reason = reasonOf(appeal.error(), "bad_content");
        return {};
    }
    // A list of places that the kiosk had and the center has no more: the kiosk's street knows better.
    const bool known = !appeal->place.street.empty() && parts_.organisation.has(appeal->place);
    return addCase(record, appeal->category, known ? appeal->place : domain::Place{record.street, {}}, bytes);
}

// Each step may have been taken before the power went: then it is not taken again.
store::Result<> Desk::openRating(const store::Record& record, hal::ByteView bytes, std::string& reason) {
    const auto payload = wire::decodePayload(bytes);
    if (!payload) {
        reason = reasonOf(payload.error(), "bad_payload");
        return {};
    }
    const auto rating = parseRating(hal::asText(payload->content));
    if (!rating) {
        reason = reasonOf(rating.error(), "bad_content");
        return {};
    }
    domain::Place place{record.street, {}};
    const auto rated = parts_.store.cases().findByRecord(rating->record);
    if (rated) {
        place = rated->place;
        domain::Event event;
        event.type = domain::EventType::Rated;
        event.rating = rating->rating;
        const auto done = act({"resident", domain::Role::Resident, {}}, rated->id, event);
        const bool later = !done && (done.error().problem == ActProblem::Unavailable ||
                                     done.error().problem == ActProblem::Conflict);
        if (later)
            return store::fail(store::Problem::Unavailable);
    } else if (rated.error().problem != store::Problem::NotFound) {
        return tl::make_unexpected(rated.error());
    }
    if (rating->rating < parts_.rules.lowestGoodRating)
        return addCase(record, "bad_rating", place, bytes);
    return parts_.store.records().opened(record.id);
}

store::Result<> Desk::addCase(const store::Record& record, const std::string& category,
                              const domain::Place& place, hal::ByteView payload) {
    domain::WorkOrder order;
    order.id = wire::newUuid(parts_.clock);
    order.kind = record.kind;
    order.category = category;
    order.filedAt = record.filed.at;
    order.receivedAt = record.receivedAt;
    domain::Event event;
    event.type = domain::EventType::Received;
    event.actor = domain::centerItself();
    event.at = parts_.clock.wall();
    event.place = place;
    const auto applied = apply(order, event, parts_.rules);
    if (!applied)
        return store::fail(store::Problem::Damaged, "a case cannot begin");
    auto closed = parts_.box.close(payload);
    if (!closed)
        return store::fail(store::Problem::Unavailable, closed.error().detail);
    store::Case row;
    put(applied->order, row);
    row.record = record.id;
    row.number = record.number;
    if (const auto read = wire::decodePayload(payload))
        row.token = seal::sha256(read->token);
    row.content = std::move(closed->content);
    row.dataKey = std::move(closed->dataKey);
    return parts_.store.cases().add(row, {rowOf(applied->entry, {})});
}

} // namespace center::desk
