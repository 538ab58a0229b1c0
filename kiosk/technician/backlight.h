// How bright the screen is, where the panel lets itself be told: /sys/class/backlight. No Qt.
#pragma once

#include <filesystem>

#include "hal/base/result.h"

namespace kiosk {

// Blocking: the kernel's files. The kernel's own ABI: Documentation/ABI/stable/sysfs-class-backlight.
class Backlight {
public:
    static constexpr int kDarkestPercent = 10; // a black screen could not be turned up again

    explicit Backlight(std::filesystem::path folder = "/sys/class/backlight") : folder_(std::move(folder)) {}

    // 0..100. Errors: Absent (no panel has one: there is nothing to set), Refused (no panel's may be written:
    // names the udev rule).
    [[nodiscard]] hal::Result<int> percent() const;

    // All panels alike; darker than kDarkestPercent is not set. Errors: as above.
    [[nodiscard]] hal::Result<> set(int percent) const;

private:
    const std::filesystem::path folder_;
};

} // namespace kiosk
