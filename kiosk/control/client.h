// The command line's side: hands a command to the running application.
#pragma once

#include <filesystem>
#include <ostream>
#include <stop_token>

#include "kiosk/control/line.h"

namespace kiosk::control {

// Whether an application runs over that state directory.
[[nodiscard]] hal::Result<bool> running(const std::filesystem::path& state);

// Blocking. What the command says goes to `out` and `err` as it is said; returns its exit code. A stop ends
// the command over there, too. Errors: Absent (no application runs: nothing was done), Refused, Timeout (it
// does not answer), Offline (it ended meanwhile), Cancelled, Protocol.
[[nodiscard]] hal::Result<int> ask(const std::filesystem::path& state, const Request& request,
                                   std::ostream& out, std::ostream& err, const std::stop_token& stop);

} // namespace kiosk::control
