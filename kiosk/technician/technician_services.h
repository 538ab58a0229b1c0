// What the technicians' screens need of the machine. All but the last are blocking and run aside.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "hal/device.h"
#include "kiosk/technician/pin_lock.h"

namespace kiosk {

// What a technician has set; kept over restarts.
struct TechnicianSettings {
    bool outOfService = false;
    std::optional<int> volumePercent; // none: what kiosk.toml says
    friend bool operator==(const TechnicianSettings&, const TechnicianSettings&) = default;
};

class TechnicianServices {
public:
    virtual ~TechnicianServices() = default;
    [[nodiscard]] virtual PinAnswer lookAtLock() = 0;
    [[nodiscard]] virtual PinAnswer tryPin(std::string_view pin) = 0;
    // Something still lies on the glass. A scanner that cannot say keeps no technician out.
    [[nodiscard]] virtual hal::Result<bool> somethingLeftBehind(std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<hal::TestReport> test(const std::string& slot,
                                                            std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<> keep(const TechnicianSettings& settings) = 0;
    // Tests everything and writes the signed report and the log; the folder's name on the stick. Absent: no
    // stick.
    [[nodiscard]] virtual hal::Result<std::string> exportReport(std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<> simulate(const std::string& slot, const std::string& word) = 0;
};

} // namespace kiosk
