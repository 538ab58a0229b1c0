// People and clocks act on cases.
#include "center/desk/desk.h"
#include "center/desk/rows.h"

namespace center::desk {
namespace {

ActError problemOf(const store::Error& error) {
    switch (error.problem) {
    case store::Problem::NotFound:
        return {ActProblem::NotFound};
    case store::Problem::Conflict:
        return {ActProblem::Conflict};
    case store::Problem::Unavailable:
        return {ActProblem::Unavailable};
    case store::Problem::Refused:
    case store::Problem::Damaged:
        break;
    }
    return {ActProblem::Damaged};
}

} // namespace

tl::expected<store::Case, ActError> Desk::act(const domain::Actor& actor, const wire::Uuid& id,
                                              domain::Event event, std::string_view written,
                                              std::optional<std::int64_t> seen) {
    auto row = parts_.store.cases().find(id);
    if (!row)
        return tl::make_unexpected(problemOf(row.error()));
    const auto order = orderOf(*row);
    if (!order)
        return tl::make_unexpected(ActError{ActProblem::Damaged});
    const bool program = actor.role == domain::Role::Center || actor.role == domain::Role::Resident;
    if (!program && !domain::may(actor, domain::Action::ViewCase, order->subject()))
        return tl::make_unexpected(ActError{ActProblem::NotFound});
    if (seen && *seen != row->version)
        return tl::make_unexpected(ActError{ActProblem::Conflict});
    event.actor = actor;
    event.at = parts_.clock.wall();
    hal::Bytes sealed;
    if (!written.empty()) {
        auto closed = parts_.box.add(row->dataKey, hal::asBytes(written));
        if (!closed)
            return tl::make_unexpected(ActError{
                closed.error().fault == hal::Fault::Absent ? ActProblem::Forgotten : ActProblem::Damaged});
        sealed = std::move(*closed);
        event.sealed = seal::sha256(sealed);
    }
    const auto applied = apply(*order, event, parts_.rules);
    if (!applied)
        return tl::make_unexpected(ActError{ActProblem::Refused, applied.error()});
    put(applied->order, *row);
    if (auto changed = parts_.store.cases().change(*row, {rowOf(applied->entry, std::move(sealed))});
        !changed)
        return tl::make_unexpected(problemOf(changed.error()));
    return std::move(*row);
}

store::Result<int> Desk::tick(int limit) {
    const auto due = parts_.store.cases().due(parts_.clock.wall(), limit);
    if (!due)
        return tl::make_unexpected(due.error());
    int happened = 0;
    for (const store::Case& one : *due) {
        const auto order = orderOf(one);
        if (!order)
            continue; // a newer release's: its own process looks after it
        for (const domain::Event& event : dueEvents(*order, parts_.clock.wall())) {
            if (!act(event.actor, one.id, event))
                break;
            ++happened;
        }
    }
    return happened;
}

} // namespace center::desk
