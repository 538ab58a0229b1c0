// How large the scanner and the camera draw, as measured on a ruler page: STATE/calibration.json. No Qt.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/technician/kept_json.h"
#include "kiosk/technician/known_device.h"
#include "services/imaging/true_scale.h"

namespace kiosk {

struct Calibration {
    KnownDevice device;
    double x = 0, y = 0;       // pixels per millimetre
    std::optional<double> dpi; // what a scanner claimed meanwhile; none: a camera, which claims nothing
    int width = 0, height = 0; // of the picture, in pixels: a camera's scale is one of its modes
    std::string measured;      // RFC 3339, UTC
    std::string ruler;         // paper::kRulerName
    friend bool operator==(const Calibration&, const Calibration&) = default;
};

inline constexpr double kMostCalibrated = 3; // percent: a scanner that is further off has another trouble
[[nodiscard]] imaging::DrawnScale drawnScale(const Calibration& calibration); // 1, 1 for a camera

// Errors: BadData, in words for a technician: a scanner more than kMostCalibrated off, or a camera whose axes
// differ that much.
[[nodiscard]] hal::Result<> plausible(const Calibration& calibration);

using Calibrations = std::vector<Calibration>; // one a device

[[nodiscard]] std::filesystem::path calibrationFile(const std::filesystem::path& state);
// None when there is no file. Errors: BadData (damaged, or with an implausible value), Storage.
[[nodiscard]] hal::Result<Calibrations> loadCalibrations(const std::filesystem::path& state);
// Null: that device was never calibrated.
[[nodiscard]] const Calibration* calibrationOf(const Calibrations& all, const KnownDevice& device);

// What was in force before is replaced; at most kMostDevices are remembered, the newest ones. Durable when it
// returns. Errors: those of plausible(), Storage.
inline constexpr std::size_t kMostDevices = 16;
struct CalibrationKept {
    std::optional<Calibration> before;
    std::optional<PutAside> aside;
};
[[nodiscard]] hal::Result<CalibrationKept> keepCalibration(const std::filesystem::path& state,
                                                           const Calibration& calibration,
                                                           const hal::Clock& clock = hal::systemClock());

} // namespace kiosk
