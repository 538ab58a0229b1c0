#include "center/staff/statistics_routes.h"

#include "center/staff/answering.h"
#include "center/staff/case_json.h"
#include "center/staff/case_query.h"
#include "hal/base/time_text.h"

namespace center::staff {
namespace {

using domain::Action;

constexpr int kMostPlaces = 1000;                    // a model district has 824 grids
constexpr auto kUsual = std::chrono::hours(24 * 30); // when nothing is asked for
constexpr auto kLongest = std::chrono::hours(24 * 366);

// All that one page of statistics shows; the first error of the store ends it.
class Figures {
public:
    Figures(const DeskRoom& room, store::Window window) : room_(room), window_(std::move(window)) {}

    [[nodiscard]] store::Result<Json> all() {
        Json json{{"from", hal::rfc3339Millis(window_.from)}, {"to", hal::rfc3339Millis(window_.before)}};
        auto statistics = room_.center.store.statistics();
        const auto hours = statistics.servicesByHour(window_, room_.rules.calendar.utcOffset);
        const hal::Millis limit = room_.rules.of(domain::ClockKind::Response).span;
        const auto responses = statistics.responses(window_, limit);
        const auto ratings = statistics.ratings(window_);
        const auto categories = statistics.byCategory(window_);
        const auto states = statistics.byState(window_);
        const auto spots = statistics.hotSpots(window_, kMostPlaces);
        for (const auto* failed : {errorOf(hours), errorOf(responses), errorOf(ratings), errorOf(categories),
                                   errorOf(states), errorOf(spots)})
            if (failed != nullptr)
                return tl::make_unexpected(*failed);
        json["services_by_hour"] = hoursJson(*hours);
        json["response"] = {{"within_s", std::chrono::duration_cast<std::chrono::seconds>(limit).count()},
                            {"total", responses->cases},
                            {"taken", responses->taken},
                            {"in_time", responses->inTime},
                            {"mean_s", responses->meanSeconds},
                            {"median_s", responses->medianSeconds}};
        json["ratings"] = ratingsJson(*ratings);
        json["by_category"] = counted(*categories, "category");
        json["waiting"] = counted(*states, "state");
        json["by_grid"] = Json::array();
        for (const store::HotSpot& spot : *spots) {
            Json place = placeJson(spot.place, room_.organisation);
            place["count"] = spot.cases;
            json["by_grid"].push_back(std::move(place));
        }
        return json;
    }

private:
    template <class T>
    [[nodiscard]] static const store::Error* errorOf(const store::Result<T>& result) {
        return result ? nullptr : &result.error();
    }
    [[nodiscard]] static Json hoursJson(const std::vector<store::HourCount>& hours) {
        Json list = Json::array();
        for (const store::HourCount& one : hours)
            list.push_back({{"hour", one.hour}, {"kind", wire::toString(one.kind)}, {"count", one.count}});
        return list;
    }
    [[nodiscard]] static Json ratingsJson(const store::Ratings& ratings) {
        Json json = Json::object();
        for (std::size_t i = 0; i < ratings.count.size(); ++i)
            json[std::to_string(i + 1)] = ratings.count.at(i);
        json["unrated"] = ratings.unrated;
        return json;
    }
    [[nodiscard]] static Json counted(const std::vector<store::NameCount>& counts, const char* name) {
        Json list = Json::array();
        for (const store::NameCount& one : counts)
            list.push_back({{name, one.name}, {"count", one.count}});
        return list;
    }

    const DeskRoom& room_;
    store::Window window_;
};

// ?from=&to=&street=; what reaches beyond the actor's scope is refused. Problem: NotFound; nothing: nonsense.
std::optional<store::Result<store::Window>> windowOf(const Signed& who, const http::Request& request,
                                                     const DeskRoom& room) {
    const auto asked = [&](const char* name) {
        return request.target.value(name).value_or(std::string_view());
    };
    const auto offset = room.rules.calendar.utcOffset;
    store::Window window{{}, room.center.clock.wall(), who.actor.scope};
    if (const auto to = asked("to"); !to.empty()) {
        const auto moment = momentOf(to, offset);
        if (!moment)
            return std::nullopt;
        window.before = *moment;
    }
    window.from = window.before - kUsual;
    if (const auto from = asked("from"); !from.empty()) {
        const auto moment = momentOf(from, offset);
        if (!moment)
            return std::nullopt;
        window.from = *moment;
    }
    if (window.from >= window.before || window.before - window.from > kLongest)
        return std::nullopt;
    if (const auto street = asked("street"); !street.empty()) {
        const domain::Place place{std::string(street), {}};
        if (!room.organisation.has(place) ||
            !domain::reaches(who.actor.scope, {place, who.actor.scope.department}))
            return store::Result<store::Window>(store::fail(store::Problem::NotFound));
        window.scope.area = place;
    }
    return store::Result<store::Window>(std::move(window));
}

} // namespace

void addStatistics(http::Routes& routes, Gate& gate, const DeskRoom& room) {
    gate.add(routes, http::Method::Get, "/staff/v1/statistics", 0,
             [&room](const Signed& who, const http::Request& request, http::Reply reply) {
                 if (!domain::mayAnywhere(who.actor.role, Action::ViewStatistics))
                     return reply.send(refusedTo(room.center, who, Action::ViewStatistics, {}));
                 const auto window = windowOf(who, request, room);
                 if (!window)
                     return reply.send(http::refusal(400));
                 const auto figures = *window ? Figures(room, **window).all()
                                              : store::Result<Json>(tl::make_unexpected(window->error()));
                 if (!figures)
                     return reply.send(
                         problemAnswer(room.center, who, Action::ViewStatistics, {}, figures.error()));
                 reply.send(api::answer(200, *figures));
             });
}

} // namespace center::staff
