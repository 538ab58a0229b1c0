// Which devices a command is about: those of a configuration, or some named on the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hal/rig.h"
#include "kiosk/cli/shell.h"
#include "kiosk/config/config.h"

namespace CLI {
class App;
}

namespace kiosk::cli {

struct DeviceOptions {
    std::string config = "/etc/banshi/kiosk.toml";
    std::vector<std::string> slots; // "scanner=sane:…": instead of a configuration
};

// One a kind, also those without a device.
[[nodiscard]] std::vector<hal::SlotConfig> configuredSlots(const Config::Devices& devices);

// "scanner=URI, page_printer=URI, …": what --device takes.
[[nodiscard]] std::string allowedDevices();

// --config and --device.
void addTo(CLI::App& command, DeviceOptions& options);

// Inside the kiosk: those of its rig. Nothing: it was complained, and shell.exit says how.
[[nodiscard]] std::optional<std::vector<hal::SlotConfig>> slotsOf(const DeviceOptions& options, Shell& shell);

} // namespace kiosk::cli
