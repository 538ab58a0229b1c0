// JSON that remembers on which line each value stands, for messages that help the person who wrote it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "hal/base/result.h"

namespace catalog {

struct LocatedJson {
    nlohmann::json root;
    std::map<std::string, int> lines; // by JSON pointer: "/tiles/0/title"
};

// Errors: BadData, "line N: …" (syntax, a key given twice, deeper than 16).
[[nodiscard]] hal::Result<LocatedJson> parseLocated(std::string_view text);

} // namespace catalog
