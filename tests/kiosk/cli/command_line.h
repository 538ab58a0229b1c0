// Calls `banshi` inside the test, with strings for its streams.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "kiosk/cli/commands.h"

struct Answer {
    kiosk::cli::Exit exit{};
    std::string out;
    std::string err;

    [[nodiscard]] std::vector<nlohmann::json> objects() const {
        std::vector<nlohmann::json> lines;
        std::istringstream stream(out);
        for (std::string line; std::getline(stream, line);)
            lines.push_back(nlohmann::json::parse(line));
        return lines;
    }
};

inline Answer banshi(std::vector<std::string> arguments, const std::string& input = {}) {
    std::istringstream in(input);
    std::ostringstream out, err;
    kiosk::cli::Shell shell{in, out, err};
    const auto exit = kiosk::cli::run(std::move(arguments), shell);
    return {exit, out.str(), err.str()};
}
