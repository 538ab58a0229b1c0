// Does what a believed command asks, mostly by asking the running application as `banshi` does.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "hal/base/result.h"
#include "kiosk/agent/commands.h"

namespace kiosk::agent {

// As the center's OpenAPI page names them.
enum class Outcome { Done, WaitingForVisit, Refused, Expired, Failed, Unsupported };
[[nodiscard]] std::string_view toString(Outcome outcome); // "done", …

struct Executed {
    Outcome outcome = Outcome::Failed;
    std::string detail;    // a code; empty: none
    nlohmann::json result; // an object; null: none
};

// What a program said, and how it ended.
struct Said {
    int exit = 0;
    std::string out;
};
// `banshi` inside the running application. Errors: Absent (it does not run), and those of control::ask().
using AskApplication = std::function<hal::Result<Said>(const std::vector<std::string>& arguments)>;
// A program of the machine (journalctl, systemctl). Errors: Absent, Io.
using RunProgram = std::function<hal::Result<Said>(const std::vector<std::string>& arguments)>;

// WaitingForVisit: a resident is being served; to be tried again. Blocking, as long as the test takes.
[[nodiscard]] Executed execute(const Command& command, const AskApplication& application,
                               const RunProgram& program);

// The real ones.
[[nodiscard]] AskApplication applicationOf(const std::filesystem::path& state, std::stop_token stop);
[[nodiscard]] RunProgram programsOfThisMachine();

} // namespace kiosk::agent
