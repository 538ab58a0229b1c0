// What every command of `banshi` has in common: where it reads and writes, and how it ends.
#pragma once

#include <istream>
#include <ostream>
#include <string_view>

#include <nlohmann/json.hpp>

#include "hal/base/result.h"

namespace kiosk::cli {

// Stable: scripts depend on them.
enum class Exit {
    Ok = 0,
    Failed = 1, // the thing asked about is wrong, or the work could not be done
    Usage = 2,  // the command line itself is wrong
};

// A command writes results to `out` and complaints to `err`, never the other way round. Tests give it
// strings.
struct Shell {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    Exit exit = Exit::Ok;
};

// One JSON object on one line, "schema":1 first. Bytes that are not UTF-8 (file names) become U+FFFD.
void printJson(Shell& shell, const nlohmann::ordered_json& object);

// One line on stderr: "banshi: message". Control characters become spaces, so that it stays one line.
Exit complain(Shell& shell, Exit exit, std::string_view message);
Exit complain(Shell& shell, const hal::Error& error);

} // namespace kiosk::cli
