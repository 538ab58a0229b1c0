#include "center/staff/case_routes.h"

#include "center/desk/rows.h"
#include "center/domain/apply.h"
#include "center/domain/transitions.h"
#include "center/staff/case_json.h"
#include "center/staff/case_query.h"
#include "center/staff/csv.h"

namespace center::staff {
namespace {

using domain::Action;
using domain::EventType;

constexpr std::uint64_t kLargestEvent = 64 << 10;
constexpr std::size_t kLongestText = 16 << 10; // bytes: 5 000 Chinese characters
constexpr int kMostExported = 20'000;
constexpr auto kSimilarWithin = std::chrono::hours(24 * 14);
constexpr int kMostSimilar = 20;

struct Refused422 {
    std::string_view reason;
};

http::Response refused422(std::string_view reason) {
    return api::answer(422, {{"error", "refused"}, {"reason", reason}});
}

// Who is dispatched to sees the case and may answer it.
bool canWorkOn(const store::User& user, const domain::Subject& subject) {
    const domain::Actor actor = actorOf(user);
    const bool answers = (domain::transitionOf(EventType::Answered).who & domain::bitOf(actor.role)) != 0;
    return !user.disabled && answers && domain::may(actor, Action::ViewCase, subject);
}

class CaseRoutes {
public:
    explicit CaseRoutes(const DeskRoom& room) : room_(room) {}

    void list(const Signed& who, const http::Request& request, http::Reply reply) const {
        if (!seesCases(who))
            return reply.send(refusedTo(room_.center, who, Action::ViewCase, {}));
        auto filter = caseFilterOf(request, who.actor, room_);
        if (!filter)
            return reply.send(http::refusal(400));
        const int limit = filter->limit++;
        auto rows = room_.center.store.cases().list(*filter);
        if (!rows)
            return reply.send(api::answerTo(rows.error(), room_.center.log));
        std::optional<wire::Uuid> next;
        if (static_cast<int>(rows->size()) > limit) {
            rows->resize(static_cast<std::size_t>(limit));
            next = rows->back().id;
        }
        reply.send(pageAnswer(lines(*rows), next));
    }

    void one(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto opened = open(who, request, History::Whole);
        if (!opened)
            return reply.send(opened.error());
        if (const auto kept =
                noted(room_.center, who, {"case_viewed", request.parameter(0), opened->row.place.street});
            !kept)
            return reply.send(api::answerTo(kept.error(), room_.center.log));
        reply.send(api::answer(200, caseJson(*opened, who.actor, room_)));
    }

    void happen(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto opened = open(who, request, History::None);
        if (!opened)
            return reply.send(opened.error());
        api::Document told(request.body);
        const auto type = domain::parseEvent(told.text("type", 32));
        const std::int64_t version = told.number("version", 1);
        const std::string text = told.maybeText("text", kLongestText);
        auto event = eventOf(told, opened->order, who.actor);
        if (!told.fine() || !type)
            return reply.send(http::refusal(400));
        if (version != opened->row.version)
            return reply.send(http::refusal(409));
        if (!event)
            return reply.send(refused422(event.error().reason));
        event->type = *type;
        const auto done = room_.desk.act(who.actor, opened->row.id, *event, text, version);
        if (!done)
            return reply.send(problem(who, request.parameter(0), done.error()));
        // What was done stands in the case's own chain already; a lost line here must not undo it.
        if (const auto kept = noted(room_.center, who,
                                    {"case_changed",
                                     request.parameter(0),
                                     opened->row.place.street,
                                     {{"event", domain::toString(*type)}, {"version", done->version}}});
            !kept)
            std::ignore = api::answerTo(kept.error(), room_.center.log);
        const auto after = openCase(room_, who.actor, opened->row.id, History::Whole);
        if (after)
            return reply.send(api::answer(200, caseJson(*after, who.actor, room_)));
        reply.send(
            api::answer(200, {{"id", request.parameter(0)}, {"gone", true}})); // to where others see it
    }

    // Cases of the same category near by, a fortnight before and after: whatever could be the same trouble.
    void similar(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto opened = open(who, request, History::None);
        if (!opened)
            return reply.send(opened.error());
        store::CaseFilter filter;
        filter.scope = who.actor.scope;
        filter.within = opened->row.place;
        filter.kind = opened->row.kind;
        filter.category = opened->order.category;
        filter.receivedFrom = opened->row.receivedAt - kSimilarWithin;
        filter.receivedBefore = opened->row.receivedAt + kSimilarWithin;
        filter.limit = kMostSimilar + 1;
        auto rows = room_.center.store.cases().list(filter);
        if (!rows)
            return reply.send(api::answerTo(rows.error(), room_.center.log));
        std::erase_if(*rows, [&](const store::Case& row) {
            return row.id == opened->row.id || row.state == domain::toString(domain::State::Merged);
        });
        reply.send(pageAnswer(lines(*rows), {}));
    }

    void assignees(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto opened = open(who, request, History::None);
        if (!opened)
            return reply.send(opened.error());
        const auto users = room_.center.store.staff().list();
        if (!users)
            return reply.send(api::answerTo(users.error(), room_.center.log));
        Json items = Json::array();
        for (const store::User& user : *users)
            if (canWorkOn(user, opened->order.subject()))
                items.push_back({{"id", wire::toString(user.id)},
                                 {"name", user.fullName},
                                 {"role", user.role},
                                 {"grid", user.scope.area.grid},
                                 {"department", user.scope.department}});
        reply.send(pageAnswer(std::move(items), {}));
    }

    void table(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto subject = domain::Subject{who.actor.scope.area, who.actor.scope.department};
        if (!domain::may(who.actor, Action::ExportCases, subject))
            return reply.send(refusedTo(room_.center, who, Action::ExportCases, {}));
        auto filter = caseFilterOf(request, who.actor, room_);
        if (!filter)
            return reply.send(http::refusal(400));
        filter->limit = 1000;
        std::string text = csvHead();
        int rows = 0;
        for (bool more = true; more && rows < kMostExported;) {
            const auto some = room_.center.store.cases().list(*filter);
            if (!some)
                return reply.send(api::answerTo(some.error(), room_.center.log));
            for (const store::Case& row : *some)
                text += csvLine(row);
            rows += static_cast<int>(some->size());
            more = static_cast<int>(some->size()) == filter->limit;
            if (more)
                filter->below = some->back().id;
        }
        if (const auto kept = noted(room_.center, who,
                                    {"cases_exported", "", who.actor.scope.area.street, {{"rows", rows}}});
            !kept)
            return reply.send(api::answerTo(kept.error(), room_.center.log));
        reply.send({.status = 200,
                    .contentType = "text/csv; charset=utf-8",
                    .body = std::move(text),
                    .fields = {{"Content-Disposition", R"(attachment; filename="cases.csv")"},
                               {"Cache-Control", "no-store"}}});
    }

private:
    [[nodiscard]] static bool seesCases(const Signed& who) {
        return domain::may(who.actor, Action::ViewCase, {who.actor.scope.area, who.actor.scope.department});
    }

    [[nodiscard]] Json lines(const std::vector<store::Case>& rows) const {
        Json items = Json::array();
        for (const store::Case& row : rows)
            if (const auto order = desk::orderOf(row)) // else a newer release's
                items.push_back(caseLine(row, *order, room_.organisation, room_.rules));
        return items;
    }

    [[nodiscard]] tl::expected<OpenedCase, http::Response>
    open(const Signed& who, const http::Request& request, History history) const {
        const auto id = wire::parseUuid(request.parameter(0));
        auto opened = id ? openCase(room_, who.actor, *id, history)
                         : store::Result<OpenedCase>(store::fail(store::Problem::NotFound));
        if (!opened)
            return tl::make_unexpected(
                problemAnswer(room_.center, who, Action::ViewCase, request.parameter(0), opened.error()));
        return *std::move(opened);
    }

    // What the event is told, checked against what there is: departments, places, people, other cases.
    [[nodiscard]] tl::expected<domain::Event, Refused422>
    eventOf(api::Document& told, const domain::WorkOrder& order, const domain::Actor& actor) const {
        const auto unknown = [](std::string_view reason) { return tl::make_unexpected(Refused422{reason}); };
        const auto smallNumber = [&](const char* name) {
            return static_cast<int>(std::min<std::int64_t>(told.maybeNumber(name, 0), 1000));
        };
        domain::Event event;
        event.days = smallNumber("days");
        event.score = smallNumber("score");
        event.department = told.maybeText("department", 64);
        event.assignee = told.maybeText("assignee", 64);
        const std::string place = told.maybeText("place", 64);
        const std::string other = told.maybeText("other", 64);
        if (!event.department.empty() && !room_.organisation.hasDepartment(event.department))
            return unknown("unknown_department");
        if (!place.empty()) {
            event.place = placeOf(place, room_.organisation);
            if (!event.place)
                return unknown("unknown_place");
        }
        if (!event.assignee.empty()) {
            const auto id = wire::parseUuid(event.assignee);
            const auto user = id ? room_.center.store.staff().find(*id)
                                 : store::Result<store::User>(store::fail(store::Problem::NotFound));
            if (!user || !canWorkOn(*user, order.subject()))
                return unknown("unknown_assignee");
        }
        if (!other.empty()) {
            const auto id = wire::parseUuid(other);
            const auto row = id ? room_.center.store.cases().find(*id)
                                : store::Result<store::Case>(store::fail(store::Problem::NotFound));
            // Who sees the one and not the other learns nothing of it.
            if (!row || !domain::may(actor, Action::ViewCase, {row->place, row->department}) ||
                row->state == domain::toString(domain::State::Merged))
                return unknown("unknown_case");
            event.other = *id;
        }
        return event;
    }

    [[nodiscard]] http::Response problem(const Signed& who, const std::string& id,
                                         const desk::ActError& error) const {
        switch (error.problem) {
        case desk::ActProblem::NotFound:
            return refusedTo(room_.center, who, Action::ViewCase, id);
        case desk::ActProblem::Refused:
            if (*error.refusal != domain::Refusal::NotAllowed)
                return refused422(domain::toString(*error.refusal));
            if (const auto kept = noted(room_.center, who, {"refused", id, "", {{"reason", "forbidden"}}});
                !kept)
                return api::answerTo(kept.error(), room_.center.log);
            return http::error(403, "forbidden");
        case desk::ActProblem::Conflict:
            return http::refusal(409);
        case desk::ActProblem::Forgotten:
            return refused422("forgotten");
        case desk::ActProblem::Unavailable:
        case desk::ActProblem::Damaged:
            break;
        }
        return http::refusal(503);
    }

    const DeskRoom& room_;
};

} // namespace

void addCaseRoutes(http::Routes& routes, Gate& gate, const DeskRoom& room) {
    const auto cases = std::make_shared<const CaseRoutes>(room);
    const auto add = [&](http::Method method, const char* pattern, std::uint64_t limit, auto member) {
        gate.add(routes, method, pattern, limit,
                 [cases, member](const Signed& who, const http::Request& request, http::Reply reply) {
                     std::invoke(member, *cases, who, request, std::move(reply));
                 });
    };
    using http::Method;
    add(Method::Get, "/staff/v1/cases", 0, &CaseRoutes::list);
    add(Method::Get, "/staff/v1/cases.csv", 0, &CaseRoutes::table);
    add(Method::Get, "/staff/v1/cases/{id}", 0, &CaseRoutes::one);
    add(Method::Get, "/staff/v1/cases/{id}/similar", 0, &CaseRoutes::similar);
    add(Method::Get, "/staff/v1/cases/{id}/assignees", 0, &CaseRoutes::assignees);
    add(Method::Post, "/staff/v1/cases/{id}/events", kLargestEvent, &CaseRoutes::happen);
}

} // namespace center::staff
