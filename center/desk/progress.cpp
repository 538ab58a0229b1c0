#include "center/desk/progress.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "center/desk/rows.h"

namespace center::desk {
namespace {

// What happens among the staff stays among them.
constexpr std::array<std::string_view, 7> kTold{"received", "taken", "visited", "dispatched",
                                                "answered", "rated", "closed"};
std::int64_t millis(hal::WallTime at) { return at.time_since_epoch().count(); }

constexpr int kMostMerges = 8; // a ring of merges cannot be made, but a damaged store could hold one

store::Result<void> addSteps(store::Store& store, const wire::Uuid& id, std::vector<ProgressStep>& steps) {
    const auto timeline = store.cases().timeline(id);
    if (!timeline)
        return tl::make_unexpected(timeline.error());
    for (const store::CaseEvent& event : *timeline)
        if (std::ranges::find(kTold, event.type) != kTold.end())
            steps.push_back({event.type, event.at});
    return {};
}

} // namespace

store::Result<Progress> progressOf(store::Store& store, const ProgressToken& token) {
    auto row = store.cases().findByToken(seal::sha256(token));
    if (!row)
        return tl::make_unexpected(row.error());
    Progress progress{row->number, {}, row->filedAt, row->receivedAt, {}};
    for (int merges = 0;; ++merges) {
        const auto order = orderOf(*row);
        if (!order || merges > kMostMerges)
            return tl::make_unexpected(store::Error{store::Problem::NotFound, "a case that cannot be read"});
        // Of the case that this one goes on as, what happened before is not this resident's.
        const auto since = progress.steps.empty() ? hal::WallTime{} : progress.steps.back().at;
        std::vector<ProgressStep> steps;
        if (const auto added = addSteps(store, row->id, steps); !added)
            return tl::make_unexpected(added.error());
        std::ranges::copy_if(steps, std::back_inserter(progress.steps),
                             [&](const ProgressStep& step) { return step.at > since; });
        progress.state = domain::toString(order->state);
        progress.ratable = merges == 0 && order->state == domain::State::Answered;
        if (order->state != domain::State::Merged)
            return progress;
        row = store.cases().find(order->mergedInto);
        if (!row)
            return tl::make_unexpected(row.error());
    }
}

std::string toJson(const Progress& progress) {
    auto steps = nlohmann::json::array();
    for (const ProgressStep& step : progress.steps)
        steps.push_back({{"what", step.what}, {"at", millis(step.at)}});
    return nlohmann::json{{"schema", 1},
                          {"number", progress.number},
                          {"state", progress.state},
                          {"filed_at", millis(progress.filedAt)},
                          {"received_at", millis(progress.receivedAt)},
                          {"steps", std::move(steps)},
                          {"ratable", progress.ratable}}
        .dump();
}

} // namespace center::desk
