// What every command of `banshi` has in common: where it reads and writes, and how it ends.
#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "hal/rig.h"

namespace ledger {
class Ledger;
}

namespace kiosk::cli {

// Stable: scripts depend on them.
enum class Exit {
    Ok = 0,
    Failed = 1, // the thing asked about is wrong, or the work could not be done
    Usage = 2,  // the command line itself is wrong
    NotNow = 3, // a resident is served at the kiosk, or another program has its devices
};

// What the running application lets a command ask of it. Each waits for the application's own thread; nothing
// and false: it did not answer.
struct RunningKiosk {
    struct Status {
        std::string state;  // "starting", "idle", "serving" or "out_of_service"
        std::string reason; // code why it is out of service; empty: it is not
    };
    std::function<std::optional<Status>()> status;
    std::function<bool(bool off)> switchOff;
    std::function<bool()> restart;
    std::function<std::optional<std::string>()> screenshot; // JPEG, base64
};

// When a command runs inside the kiosk that a technician called from outside: what it uses instead of its
// own.
struct Inside {
    hal::Rig& rig;
    ledger::Ledger& ledger;
    std::filesystem::path state;  // the kiosk's data directory
    std::filesystem::path folder; // where relative paths count from
    std::stop_token stop;
    RunningKiosk kiosk{};
};

// A command writes results to `out` and complaints to `err`, never the other way round. Tests give it
// strings.
struct Shell {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    Exit exit = Exit::Ok;
    const Inside* inside = nullptr;       // borrowed
    std::vector<std::string> arguments{}; // all of them, as run() got them
};

// One JSON object on one line, "schema":1 first. Bytes that are not UTF-8 (file names) become U+FFFD.
void printJson(Shell& shell, const nlohmann::ordered_json& object);

// One line on stderr: "banshi: message". Control characters become spaces, so that it stays one line.
Exit complain(Shell& shell, Exit exit, std::string_view message);
Exit complain(Shell& shell, const hal::Error& error);

} // namespace kiosk::cli
