// What the technicians' screens need of the machine. All are blocking and run aside.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "hal/device.h"
#include "kiosk/technician/calibration.h"
#include "kiosk/technician/device_book.h"
#include "kiosk/technician/pin_lock.h"

namespace kiosk {

// What a technician has set; kept over restarts.
struct TechnicianSettings {
    bool outOfService = false;
    std::optional<int> volumePercent; // none: what kiosk.toml says
    friend bool operator==(const TechnicianSettings&, const TechnicianSettings&) = default;
};

// What the machine's own settings are now.
struct MachineLook {
    std::optional<bool> clockAutomatic;   // set from the network; none: nothing can be asked
    std::optional<int> brightnessPercent; // none: this screen cannot be told
    bool brightnessForbidden = false;     // it could, but the kiosk's user may not
};

struct RulerMeasured {
    hal::TestReport report; // passed: it can be kept
    std::optional<Calibration> calibration;
};

class TechnicianServices {
public:
    virtual ~TechnicianServices() = default;
    [[nodiscard]] virtual PinAnswer lookAtLock() = 0;
    [[nodiscard]] virtual PinAnswer tryPin(std::string_view pin) = 0;
    // A document still lies on the glass, or a card on or in a reader. A device that cannot say keeps no
    // technician out.
    [[nodiscard]] virtual hal::Result<bool> somethingLeftBehind(std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<hal::TestReport> test(const std::string& slot,
                                                            std::stop_token stop) = 0;
    // The ruler page: printed by the page printer, then measured by the scanner or the camera in that slot,
    // and kept: copies are put right by it from then on. Errors: those of the device; measuring: NoDocument
    // (no ruler page lies there), BadData (distorted); keeping: BadData (implausible), Storage.
    [[nodiscard]] virtual hal::Result<hal::TestReport> printRuler(std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<RulerMeasured> measureRuler(const std::string& slot,
                                                                  std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<> keepCalibration(const Calibration& calibration) = 0;
    [[nodiscard]] virtual hal::Result<> keep(const TechnicianSettings& settings) = 0;
    [[nodiscard]] virtual hal::Result<> keepRecords(const DeviceRecords& records) = 0;
    [[nodiscard]] virtual MachineLook lookAtMachine() = 0;
    // Errors: Busy (set from the network), Refused (no permission), Absent, BadData, Io.
    [[nodiscard]] virtual hal::Result<> setClock(hal::WallTime time) = 0;
    [[nodiscard]] virtual hal::Result<> setBrightness(int percent) = 0;
    // Tests everything and writes the signed report and the log, or the log alone while the machine could not
    // be opened; the folder's name on the stick. Absent: no stick.
    [[nodiscard]] virtual hal::Result<std::string> exportReport(std::stop_token stop) = 0;
    [[nodiscard]] virtual hal::Result<> simulate(const std::string& slot, const std::string& word) = 0;
};

} // namespace kiosk
