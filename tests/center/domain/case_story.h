// A case told step by step, with the people of one street.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "center/domain/apply.h"
#include "tests/support/hand_clock.h"

namespace center::domain {

inline Actor grid(const std::string& id = "grid") {
    return {id, Role::GridMember, {{"s01", "s01-g001"}, ""}};
}
inline Actor clerk() { return {"operator", Role::StreetOperator, {{"s01", ""}, ""}}; }
inline Actor leader() { return {"leader", Role::StreetLeader, {{"s01", ""}, ""}}; }
inline Actor officer() { return {"officer", Role::DepartmentOfficer, {{}, "water"}}; }
inline Actor supervisor() { return {"supervisor", Role::DistrictSupervisor, {}}; }
inline Actor resident() { return {"resident", Role::Resident, {}}; }

class CaseStory {
public:
    // Tuesday, 24 November 2026, ten o'clock in the model district.
    CaseStory() {
        clock.setWall(
            hal::WallTime(std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{2}));
        order.id = wire::newUuid(clock);
        order.kind = wire::RecordKind::Appeal;
        order.filedAt = order.receivedAt = clock.wall();
        begin();
    }

    Event event(const Actor& actor, EventType type) const {
        return {.type = type, .actor = actor, .at = clock.wall()};
    }
    Event sealed(const Actor& actor, EventType type) const {
        Event made = event(actor, type);
        made.sealed = seal::sha256(hal::asBytes("closed"));
        return made;
    }
    tl::expected<Applied, Refusal> attempt(const Event& what) const { return apply(order, what, rules); }

    bool done(const Event& what) {
        const auto applied = attempt(what);
        if (!applied) {
            ADD_FAILURE() << toString(what.type) << ": " << toString(applied.error());
            return false;
        }
        order = applied->order;
        timeline.push_back(applied->entry);
        badRating = applied->badRating;
        return true;
    }
    bool done(const Actor& actor, EventType type) { return done(event(actor, type)); }
    bool written(const Actor& actor, EventType type) { return done(sealed(actor, type)); }

    bool dispatched() {
        Event to = event(clerk(), EventType::Dispatched);
        to.assignee = "grid";
        return done(grid(), EventType::Taken) && done(to);
    }
    bool whistled() {
        Event to = event(leader(), EventType::Whistled);
        to.department = "water";
        return done(to);
    }
    bool evaluated(int score = 90) {
        Event with = event(supervisor(), EventType::Evaluated);
        with.score = score;
        return done(with);
    }
    bool rated(int rating) {
        Event with = event(resident(), EventType::Rated);
        with.rating = rating;
        return done(with);
    }
    // Whatever happens by itself until now, as the names of its events.
    std::string happened() {
        std::string names;
        for (auto due = dueEvents(order, clock.wall()); !due.empty(); due = dueEvents(order, clock.wall())) {
            for (const Event& one : due) {
                if (!done(one))
                    return names + "!";
                names += (names.empty() ? "" : " ") + std::string(toString(one.type));
            }
        }
        return names;
    }
    // How long the clock has still to run; nothing when it does not.
    std::optional<std::chrono::minutes> left(ClockKind kind) const {
        const RunningClock* running = order.clock(kind);
        if (!running)
            return std::nullopt;
        return std::chrono::duration_cast<std::chrono::minutes>(running->dueAt - clock.wall());
    }

    HandClock clock;
    Rules rules;
    WorkOrder order;
    std::vector<TimelineEntry> timeline;
    bool badRating = false;

private:
    void begin() {
        Event first = event(centerItself(), EventType::Received);
        first.place = Place{"s01", "s01-g001"};
        done(first);
    }
};

} // namespace center::domain
