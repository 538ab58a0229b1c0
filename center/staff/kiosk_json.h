// Kiosks as JSON, from what they last told. Pure.
#pragma once

#include "center/api/answers.h"
#include "center/domain/organisation.h"
#include "center/store/fleet.h"

namespace center::staff {

// Two heartbeats and a half; who looks every few seconds sees a kiosk go within 90 s.
inline constexpr auto kOfflineAfter = std::chrono::seconds(75);

[[nodiscard]] bool isOnline(const store::Kiosk& kiosk, hal::WallTime now);

// A line of the list, and what the stream tells.
[[nodiscard]] api::Json kioskLine(const store::Kiosk& kiosk, hal::WallTime now);

// With everything that it told.
[[nodiscard]] api::Json kioskJson(const store::Kiosk& kiosk, hal::WallTime now);

} // namespace center::staff
