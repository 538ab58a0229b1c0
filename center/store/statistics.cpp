#include "center/store/statistics.h"

#include "center/store/engine.h"

namespace center::store {
namespace {

constexpr std::int64_t kAppeal = static_cast<std::int64_t>(wire::RecordKind::Appeal);

// $1 … $5, the same in each statement over cases.
#define CASES_IN_WINDOW                                                                                      \
    " FROM cases WHERE received_at >= $1 AND received_at < $2 AND ($3 = '' OR street = $3) "                 \
    "AND ($4 = '' OR grid = $4) AND ($5 = '' OR department = $5) "

Result<Rows> overCases(Engine& engine, std::string_view statement, const Window& window,
                       std::initializer_list<Param> more = {}) {
    std::vector<Param> parameters{window.from, window.before, window.scope.area.street,
                                  window.scope.area.grid, window.scope.department};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return readRows(engine, statement, std::span<const Param>(parameters));
}

NameCount nameCountOf(const Rows& rows, int row) { return {rows.text(row, 0), rows.integer(row, 1)}; }

} // namespace

Result<std::vector<HourCount>> Statistics::servicesByHour(const Window& window,
                                                          std::chrono::minutes utcOffset) {
    if (!window.scope.department.empty())
        return std::vector<HourCount>{};
    return allOf(readRows(*engine_,
                          "SELECT kind, ((received_at + $1) / 3600000) % 24, count(*) FROM records "
                          "WHERE received_at >= $2 AND received_at < $3 AND ($4 = '' OR street = $4) "
                          "GROUP BY 1, 2 ORDER BY 1, 2",
                          {static_cast<std::int64_t>(hal::Millis(utcOffset).count()), window.from,
                           window.before, window.scope.area.street}),
                 [](const Rows& rows, int row) {
                     return HourCount{static_cast<wire::RecordKind>(rows.integer(row, 0)),
                                      static_cast<int>(rows.integer(row, 1)), rows.integer(row, 2)};
                 });
}

Result<Responses> Statistics::responses(const Window& window, hal::Millis limit) {
    auto responses =
        oneOf(overCases(*engine_,
                        "SELECT count(*), count(taken_at), "
                        "count(CASE WHEN taken_at - received_at <= $6 THEN 1 END), "
                        "CAST(coalesce(avg(taken_at - received_at), 0) / 1000 AS BIGINT)" CASES_IN_WINDOW
                        "AND kind = $7",
                        window, {static_cast<std::int64_t>(limit.count()), kAppeal}),
              [](const Rows& rows, int row) {
                  return Responses{rows.integer(row, 0), rows.integer(row, 1), rows.integer(row, 2),
                                   rows.integer(row, 3)};
              });
    if (!responses || responses->taken == 0)
        return responses;
    // The lower of the two in the middle; percentile_cont is PostgreSQL's alone.
    const auto middle = overCases(*engine_,
                                  "SELECT (taken_at - received_at) / 1000" CASES_IN_WINDOW
                                  "AND kind = $6 AND taken_at IS NOT NULL "
                                  "ORDER BY taken_at - received_at LIMIT 1 OFFSET $7",
                                  window, {kAppeal, (responses->taken - 1) / 2});
    if (!middle)
        return tl::make_unexpected(middle.error());
    responses->medianSeconds = middle->empty() ? 0 : middle->integer(0, 0); // changed in between
    return responses;
}

Result<std::vector<NameCount>> Statistics::byCategory(const Window& window) {
    return allOf(overCases(*engine_,
                           "SELECT category, count(*)" CASES_IN_WINDOW
                           "AND kind = $6 GROUP BY category ORDER BY 2 DESC, 1",
                           window, {kAppeal}),
                 nameCountOf);
}

Result<std::vector<NameCount>> Statistics::byState(const Window& window) {
    return allOf(
        overCases(*engine_, "SELECT state, count(*)" CASES_IN_WINDOW "GROUP BY state ORDER BY 1", window),
        nameCountOf);
}

Result<Ratings> Statistics::ratings(const Window& window) {
    const auto rows = overCases(*engine_,
                                "SELECT rating, count(*)" CASES_IN_WINDOW
                                "AND (rating > 0 OR closed_at IS NOT NULL) GROUP BY rating",
                                window);
    if (!rows)
        return tl::make_unexpected(rows.error());
    Ratings ratings;
    for (int row = 0; row < rows->size(); ++row) {
        const auto rating = rows->integer(row, 0);
        if (rating >= 1 && rating <= 5)
            ratings.count.at(static_cast<std::size_t>(rating - 1)) = rows->integer(row, 1);
        else
            ratings.unrated = rows->integer(row, 1);
    }
    return ratings;
}

Result<std::vector<HotSpot>> Statistics::hotSpots(const Window& window, int limit) {
    return allOf(overCases(*engine_,
                           "SELECT street, grid, count(*)" CASES_IN_WINDOW
                           "AND kind = $6 GROUP BY street, grid ORDER BY 3 DESC, 1, 2 LIMIT $7",
                           window, {kAppeal, std::int64_t{limit}}),
                 [](const Rows& rows, int row) {
                     return HotSpot{{rows.text(row, 0), rows.text(row, 1)}, rows.integer(row, 2)};
                 });
}

} // namespace center::store
