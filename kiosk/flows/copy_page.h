// The sheet that the resident's choices lead to. Pure.
#pragma once

#include <string>
#include <vector>

#include "hal/base/clock.h"
#include "kiosk/flows/copy_flow.h"
#include "kiosk/visit/visit.h"

namespace kiosk {

struct SheetSetting {
    std::vector<std::string> purposeLines; // by purposeIndex
    bool demonstration = false;
};

// Both sides must be there. The side with the portrait stands on top, whichever was put down first; when
// nobody knows the sides, the first stands on top. `today` is what dateOf() gives.
[[nodiscard]] paper::CardPage cardPageOf(const CopyView& view, const Visit& visit,
                                         const SheetSetting& setting, const std::string& today);
[[nodiscard]] paper::DocumentPages documentPagesOf(const CopyView& view, const Visit& visit,
                                                   const SheetSetting& setting);

// "2026.11.24" in local time; empty when the clock cannot be right (a kiosk whose battery is empty starts in
// 1970).
[[nodiscard]] std::string dateOf(hal::WallTime now);

} // namespace kiosk
