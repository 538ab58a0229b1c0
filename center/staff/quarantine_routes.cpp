#include "center/staff/quarantine_routes.h"

#include "center/staff/answering.h"
#include "hal/base/time_text.h"

namespace center::staff {
namespace {

using domain::Action;

domain::Subject subjectOf(const store::Record& record) { return {{record.street, {}}, {}}; }

Json jsonOf(const store::Record& record) {
    return {{"id", wire::toString(record.id)},
            {"number", record.number},
            {"kind", wire::toString(record.kind)},
            {"kiosk", wire::toString(record.kiosk)},
            {"street", record.street},
            {"filed_at", hal::rfc3339Millis(record.filed.at)},
            {"received_at", hal::rfc3339Millis(record.receivedAt)},
            {"reason", record.reason}};
}

// The oldest first, as many as a page holds: what is released makes room for the next.
void list(const DeskRoom& room, const Signed& who, http::Reply reply) {
    if (!domain::mayAnywhere(who.actor.role, Action::ViewQuarantine))
        return reply.send(refusedTo(room.center, who, Action::ViewQuarantine, {}));
    const auto records = room.center.store.records().quarantined(kMostItems, who.actor.scope.area.street);
    if (!records)
        return reply.send(api::answerTo(records.error(), room.center.log));
    Json items = Json::array();
    for (const store::Record& record : *records)
        if (domain::may(who.actor, Action::ViewQuarantine, subjectOf(record)))
            items.push_back(jsonOf(record));
    reply.send(pageAnswer(std::move(items), {}));
}

void release(const DeskRoom& room, const Signed& who, const http::Request& request, http::Reply reply) {
    const std::string& asked = request.parameter(0);
    const auto id = wire::parseUuid(asked);
    auto record = id ? room.center.store.records().find(*id)
                     : store::Result<store::Record>(store::fail(store::Problem::NotFound));
    if (record && (!domain::may(who.actor, Action::ReleaseQuarantined, subjectOf(*record)) ||
                   record->state != store::RecordState::Quarantined))
        record = store::fail(store::Problem::NotFound);
    if (!record)
        return reply.send(problemAnswer(room.center, who, Action::ReleaseQuarantined, asked, record.error()));
    if (const auto released = room.center.store.records().release(*id); !released)
        return reply.send(
            problemAnswer(room.center, who, Action::ReleaseQuarantined, asked, released.error()));
    if (const auto kept =
            noted(room.center, who, {"record_released", asked, record->street, {{"reason", record->reason}}});
        !kept)
        return reply.send(api::answerTo(kept.error(), room.center.log));
    reply.send(api::answer(200, Json::object()));
}

} // namespace

void addQuarantine(http::Routes& routes, Gate& gate, const DeskRoom& room) {
    gate.add(routes, http::Method::Get, "/staff/v1/quarantine", 0,
             [&room](const Signed& who, const http::Request&, http::Reply reply) {
                 list(room, who, std::move(reply));
             });
    gate.add(routes, http::Method::Post, "/staff/v1/quarantine/{id}/release", 1024,
             [&room](const Signed& who, const http::Request& request, http::Reply reply) {
                 release(room, who, request, std::move(reply));
             });
}

} // namespace center::staff
