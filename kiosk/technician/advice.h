// What a technician does about what a device complains of. Words are data: printer_reasons.toml. No Qt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

struct Advice {
    std::string reason; // as the device said it: "media-empty-error"
    std::string zh, en;
};

// For each reason in a status's detail ("media-empty-error, toner-low") that there are words for.
[[nodiscard]] std::vector<Advice> adviceFor(std::string_view detail);

} // namespace kiosk
