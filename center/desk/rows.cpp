#include "center/desk/rows.h"

namespace center::desk {

void put(const domain::WorkOrder& order, store::Case& row) {
    row.id = order.id;
    row.kind = order.kind;
    row.category = order.category;
    row.state = toString(order.state);
    row.place = order.place;
    row.department = order.department;
    row.assignee = order.assignee;
    row.filedAt = order.filedAt;
    row.receivedAt = order.receivedAt;
    row.dueAt = order.dueAt();
    row.promisedAt = order.promisedAt();
    row.takenAt = order.takenAt;
    row.closedAt = order.closedAt;
    row.rating = order.rating;
    row.version = order.version;
    row.facts = factsOf(order);
}

hal::Result<domain::WorkOrder> orderOf(const store::Case& row) {
    domain::WorkOrder order;
    if (const auto read = readFacts(row.facts, order); !read)
        return tl::make_unexpected(read.error());
    const auto state = domain::parseState(row.state);
    if (!state)
        return hal::fail(hal::Fault::BadData, "state of a case");
    order.id = row.id;
    order.kind = row.kind;
    order.state = *state;
    order.place = row.place;
    order.department = row.department;
    order.assignee = row.assignee;
    order.filedAt = row.filedAt;
    order.receivedAt = row.receivedAt;
    order.takenAt = row.takenAt;
    order.closedAt = row.closedAt;
    order.rating = row.rating;
    order.version = row.version;
    return order;
}

store::CaseEvent rowOf(const domain::TimelineEntry& entry, hal::Bytes sealed) {
    return {entry.sequence, entry.at,          entry.type,     entry.actor,
            entry.body,     std::move(sealed), entry.previous, entry.hash};
}

domain::TimelineEntry entryOf(const store::CaseEvent& row) {
    return {row.sequence, row.at, row.type, row.actor, row.body, row.previous, row.hash};
}

} // namespace center::desk
