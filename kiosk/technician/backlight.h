// How bright the screen is, where the panel lets itself be told: /sys/class/backlight. No Qt.
#pragma once

#include <filesystem>
#include <optional>

#include "hal/base/result.h"

namespace kiosk {

// Blocking: the kernel's files. The kernel's own ABI: Documentation/ABI/stable/sysfs-class-backlight.
class Backlight {
public:
    static constexpr int kDarkestPercent = 10; // a black screen could not be turned up again

    explicit Backlight(std::filesystem::path folder = "/sys/class/backlight") : folder_(std::move(folder)) {}

    // 0..100; none where no panel has one that may be written: then there is nothing to set.
    [[nodiscard]] std::optional<int> percent() const;

    // All panels alike; darker than kDarkestPercent is not set. Errors: Absent, Refused.
    [[nodiscard]] hal::Result<> set(int percent) const;

private:
    const std::filesystem::path folder_;
};

} // namespace kiosk
