#include "kiosk/cli/device_options.h"

#include <CLI/CLI.hpp>

namespace kiosk::cli {

std::string allowedDevices() {
    std::string text;
    for (const hal::Kind kind : hal::kAllKinds) {
        if (!text.empty())
            text.append(", ");
        text.append(hal::toString(kind)).append("=URI");
    }
    return text;
}

void addTo(CLI::App& command, DeviceOptions& options) {
    command.add_option("--config", options.config, "kiosk.toml")->capture_default_str();
    command.add_option("--device", options.slots, allowedDevices().append("; instead of a configuration"));
}

} // namespace kiosk::cli
