// Cases as a table for a spreadsheet: facts alone, no word of the resident's. Pure.
#pragma once

#include <string>
#include <string_view>

#include "center/store/cases.h"

namespace center::staff {

// Quoted; what a spreadsheet would take for a formula (=, +, -, @, tab, carriage return in front) gets an
// apostrophe.
[[nodiscard]] std::string csvCell(std::string_view text);

[[nodiscard]] std::string csvHead(); // with a byte order mark, or Excel does not read Chinese
[[nodiscard]] std::string csvLine(const store::Case& row);

} // namespace center::staff
