// The kiosk that runs on this machine: whoever wants one of its devices asks it, so that none is opened
// twice.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/cli/device_options.h"

namespace kiosk::cli {

// Lets the running kiosk do this command with its own devices. Nothing: the command does it itself, because
// it runs inside the kiosk already, because no kiosk runs, or because its devices are named and none of them
// is the kiosk's.
[[nodiscard]] std::optional<Exit> doneByApplication(const DeviceOptions& options, Shell& shell);

// Exit::Failed, and said, when the kiosk of that configuration runs and has one of these devices.
[[nodiscard]] std::optional<Exit> heldByApplication(const std::string& config,
                                                    const std::vector<std::string>& uris, Shell& shell);

// The rig of the kiosk that the command runs in, else one of its own.
[[nodiscard]] hal::Result<std::shared_ptr<hal::Rig>> openRig(std::vector<hal::SlotConfig> slots,
                                                             const Shell& shell);

} // namespace kiosk::cli
