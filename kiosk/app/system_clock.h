// The clock of the system as a technician may set it: through systemd-timedated, on D-Bus.
#pragma once

#include <QString>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace kiosk {

// Blocking, at most a few seconds; callable from any thread. org.freedesktop.timedate1(5).
class SystemClock {
public:
    // Empty: the system's bus. Else the address of another, for tests.
    explicit SystemClock(QString busAddress = {}) : busAddress_(std::move(busAddress)) {}

    // The time is taken from the network (NTP is on): it is not set by hand meanwhile. Absent: there is no
    // such service; Io: it does not answer.
    [[nodiscard]] hal::Result<bool> automatic() const;

    // Errors: Busy (NTP is on), Refused (no permission: names the polkit rule), Absent, BadData, Io.
    [[nodiscard]] hal::Result<> set(hal::WallTime time) const;

private:
    const QString busAddress_;
};

} // namespace kiosk
