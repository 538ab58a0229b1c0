// Nodes of USB devices that the kernel's HID driver made: /dev/hidrawN, /dev/input/eventN.
#pragma once

#include <string>
#include <vector>

#include "hal/base/result.h"
#include "hal/device.h"

namespace hal::codes {

struct NodeInfo {
    std::string path; // "/dev/hidraw0"
    std::uint16_t vendor = 0, product = 0;
    std::string port; // where its device is plugged in: "1-4.2"
    Identity identity;
};

// `subsystem`: "hidraw", "input" (of which the event nodes). Io: udev cannot be asked.
[[nodiscard]] Result<std::vector<NodeInfo>> nodesOf(const char* subsystem);

} // namespace hal::codes
