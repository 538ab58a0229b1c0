// Which devices a command is about: those of a configuration, or some named on the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hal/rig.h"
#include "kiosk/cli/shell.h"

namespace CLI {
class App;
}

namespace kiosk::cli {

struct DeviceOptions {
    std::string config = "/etc/banshi/kiosk.toml";
    std::vector<std::string> slots; // "scanner=sane:…": instead of a configuration
};

// --config and --device.
void addTo(CLI::App& command, DeviceOptions& options);

// Nothing: it was complained, and shell.exit says how.
[[nodiscard]] std::optional<std::vector<hal::SlotConfig>> slotsOf(const DeviceOptions& options, Shell& shell);

} // namespace kiosk::cli
