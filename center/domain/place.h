// Where something is, and how much of the district somebody answers for.
#pragma once

#include <string>

namespace center::domain {

// A node of the tree district → streets → grids. No street: the whole district; no grid: the whole street.
struct Place {
    std::string street; // id in the organisation, "s03"
    std::string grid;   // "s03-g017"

    [[nodiscard]] bool contains(const Place& other) const {
        return street.empty() || (street == other.street && (grid.empty() || grid == other.grid));
    }
    friend bool operator==(const Place&, const Place&) = default;
};

// What somebody's eyes and hands reach: the subtree below a place, and of that, for a department's people,
// only what was given to their department.
struct Scope {
    Place area;
    std::string department; // empty: not limited to a department's cases
    friend bool operator==(const Scope&, const Scope&) = default;
};

} // namespace center::domain
