// The kiosk that runs on this machine: whoever wants one of its devices asks it, so that none is opened
// twice.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hal/base/fd.h"
#include "kiosk/cli/device_options.h"

namespace kiosk::cli {

// Lets the running kiosk do this command with its own devices. Nothing: the command does it itself, because
// it runs inside the kiosk already, because no kiosk runs, or because its devices are named and none of them
// is the kiosk's.
[[nodiscard]] std::optional<Exit> doneByApplication(const DeviceOptions& options, Shell& shell);

// Exit::Failed, and said, when the kiosk of that configuration runs and has one of these devices.
[[nodiscard]] std::optional<Exit> heldByApplication(const std::string& config,
                                                    const std::vector<std::string>& uris, Shell& shell);

// The devices of the kiosk of that configuration, held against every other program until it is destroyed.
struct HeldDevices {
    hal::Fd lock; // none: no device of a kiosk is meant, or its data directory is not there
};

// Says so and gives shell.exit when another program has them: Exit::NotNow. `uris` tells which devices are
// meant.
[[nodiscard]] std::optional<HeldDevices> holdDevices(const std::string& config,
                                                     const std::vector<std::string>& uris, Shell& shell);

// The rig of the kiosk that the command runs in, else one of its own, which holds the kiosk's devices.
// Nothing: it was complained, and shell.exit says how.
[[nodiscard]] std::shared_ptr<hal::Rig> openRig(std::vector<hal::SlotConfig> slots,
                                                const DeviceOptions& options, Shell& shell);

} // namespace kiosk::cli
