// What `banshi find-card` says about one picture: shared by the command and its tests.
#pragma once

#include <nlohmann/json.hpp>

#include "services/imaging/find_card.h"

namespace kiosk::cli {

// "result" and "cards" as they stand in the output. Corners count from the corner of the top left pixel, as
// picture editors do: half a pixel more than the library's, which count from its middle.
[[nodiscard]] nlohmann::ordered_json asJson(const imaging::Finding& finding);

} // namespace kiosk::cli
