#include "center/domain/organisation.h"

#include <algorithm>

namespace center::domain {
namespace {

constexpr int kStreets = 16;
constexpr int kGrids = 824;

std::string numbered(const char* prefix, int number, int digits) {
    const std::string text = std::to_string(number);
    return prefix + std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
}

} // namespace

Organisation::Organisation(std::string name, std::vector<Street> streets, std::vector<Department> departments)
    : name_(std::move(name)), streets_(std::move(streets)), departments_(std::move(departments)) {
    for (const Street& street : streets_)
        for (const Grid& grid : street.grids)
            streetOfGrid_.emplace(grid.id, street.id);
}

bool Organisation::has(const Place& place) const {
    if (!place.grid.empty()) {
        const auto known = placeOfGrid(place.grid);
        return known && known->street == place.street;
    }
    return place.street.empty() ||
           std::ranges::any_of(streets_, [&](const Street& street) { return street.id == place.street; });
}

bool Organisation::hasDepartment(std::string_view id) const {
    return std::ranges::any_of(departments_, [&](const Department& one) { return one.id == id; });
}

std::optional<Place> Organisation::placeOfGrid(const std::string& grid) const {
    const auto known = streetOfGrid_.find(grid);
    if (known == streetOfGrid_.end())
        return std::nullopt;
    return Place{known->second, grid};
}

std::vector<std::string> Organisation::onDuty(const Place& place, int hour) const {
    std::vector<std::string> users;
    for (const Duty& duty : duties_) {
        const bool now = duty.fromHour <= duty.toHour ? hour >= duty.fromHour && hour < duty.toHour
                                                      : hour >= duty.fromHour || hour < duty.toHour;
        if (now && duty.place == place)
            users.push_back(duty.user);
    }
    return users;
}

Organisation modelDistrict() {
    std::vector<Street> streets;
    for (int s = 1; s <= kStreets; ++s) {
        Street street{numbered("s", s, 2), "Street " + std::to_string(s), {}};
        // 824 is 16 × 51 and 8 more: the first eight streets have one grid more.
        const int grids = kGrids / kStreets + (s <= kGrids % kStreets ? 1 : 0);
        for (int g = 1; g <= grids; ++g)
            street.grids.push_back({street.id + numbered("-g", g, 3), "Grid " + std::to_string(g)});
        streets.push_back(std::move(street));
    }
    return {
        "Model district",
        std::move(streets),
        {{"housing", "Housing"}, {"water", "Water"}, {"traffic", "Traffic"}, {"environment", "Environment"}}};
}

} // namespace center::domain
