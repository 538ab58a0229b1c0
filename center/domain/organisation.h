// A district's tree of streets and grids, its departments, and who is on duty where. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "center/domain/place.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace center::domain {

struct Grid {
    std::string id; // "s03-g017"
    std::string name;
};

struct Street {
    std::string id; // "s03"
    std::string name;
    std::vector<Grid> grids;
};

struct Department {
    std::string id; // "water"
    std::string name;
};

// Somebody is there for a place during these hours; grid members take turns.
struct Duty {
    std::string user; // id
    Place place;
    int fromHour = 0; // local, 0 … 24; from 22 to 6 goes over midnight
    int toHour = 24;
};

class Organisation {
public:
    Organisation() = default;
    Organisation(std::string name, std::vector<Street> streets, std::vector<Department> departments);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::vector<Street>& streets() const { return streets_; }
    [[nodiscard]] const std::vector<Department>& departments() const { return departments_; }
    [[nodiscard]] int gridCount() const { return static_cast<int>(streetOfGrid_.size()); }

    // Whether it is one of the tree's nodes: the district, a street, or a grid of that street.
    [[nodiscard]] bool has(const Place& place) const;
    [[nodiscard]] bool hasDepartment(std::string_view id) const;
    [[nodiscard]] std::optional<Place> placeOfGrid(const std::string& grid) const;

    void setDuties(std::vector<Duty> duties) { duties_ = std::move(duties); }
    // Who is on duty for exactly this node at this hour of the day, in the order of the list.
    [[nodiscard]] std::vector<std::string> onDuty(const Place& place, int hour) const;

private:
    std::string name_;
    std::vector<Street> streets_;
    std::vector<Department> departments_;
    std::map<std::string, std::string, std::less<>> streetOfGrid_;
    std::vector<Duty> duties_;
};

// {"schema":1,"name":"…","streets":[{"id":"s01","name":"…","grids":[{"id":"s01-g001","name":"…"},…]},…],
//  "departments":[{"id":"water","name":"…"},…]}; every member is needed, ids are a-z, 0-9, '-' and '_', and
//  no two of
// a kind are the same. Errors: BadData with "line N: …", Unsupported (a newer schema).
[[nodiscard]] hal::Result<Organisation> parseOrganisation(std::string_view json);
[[nodiscard]] std::string
toJson(const Organisation& organisation); // as parseOrganisation() reads it; no duties

// For tests and the demonstration: one district, 16 streets, 824 grids, the same each time. No real place.
[[nodiscard]] Organisation modelDistrict();

} // namespace center::domain
