// How a device is known again: what was measured of one is nothing to another.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "hal/rig.h"

namespace kiosk {

// A device that says no serial number is known by the place where it stands.
struct KnownDevice {
    std::string slot;
    std::string model; // vendor and model
    std::string mark;  // serial number, else the address without its options
    friend bool operator==(const KnownDevice&, const KnownDevice&) = default;
};
[[nodiscard]] KnownDevice knownDevice(const hal::DeviceInfo& device);

// slot, model, mark. Reading throws nlohmann::json::exception when one is missing.
[[nodiscard]] nlohmann::ordered_json asJson(const KnownDevice& device);
[[nodiscard]] KnownDevice knownDeviceFrom(const nlohmann::json& object);

} // namespace kiosk
