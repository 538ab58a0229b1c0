// What a SANE device name tells about the device, without asking the device. Pure.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "hal/device.h"

namespace hal::sane {

// "airscan:e0:Front Desk" and "airscan:escl:Front Desk:http://…" → Front Desk; "genesys:libusb:001:004" →
// genesys.
[[nodiscard]] Identity identityOf(const std::string& deviceName);

// Reached over the network: asking whether it is there wakes no lamp.
[[nodiscard]] bool isNetworked(const std::string& deviceName);

// "genesys:libusb:001:004" → /dev/bus/usb/001/004, which exists as long as the scanner is plugged in.
[[nodiscard]] std::optional<std::filesystem::path> usbNode(const std::string& deviceName);

} // namespace hal::sane
