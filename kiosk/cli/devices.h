// What `banshi devices` says of one device, as text and as JSON.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "hal/rig.h"

namespace kiosk::cli {

[[nodiscard]] nlohmann::ordered_json asJson(const hal::DeviceInfo& info, hal::Monotonic now);
[[nodiscard]] std::string asText(const hal::DeviceInfo& info);

} // namespace kiosk::cli
