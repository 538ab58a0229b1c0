// A code scanner without a device of its own: it reads codes in the pictures of the rig's camera.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "hal/code_scanner.h"
#include "hal/rig/live_camera.h"

namespace hal::detail {

// What it needs of its rig. Thread-safe.
class CameraSource {
public:
    virtual ~CameraSource() = default;
    // What is known of the camera; none while the rig is being made or taken down.
    [[nodiscard]] virtual std::optional<DeviceInfo> camera() const = 0;
    // As Rig::liveCamera(). Only called while the rig stands.
    [[nodiscard]] virtual Result<std::shared_ptr<LiveCamera>> live(const std::stop_token& stop,
                                                                   Millis wait) = 0;
};

// `hostProgram`: of the process that decodes and may die of it.
[[nodiscard]] std::unique_ptr<CodeScanner> cameraScanner(std::shared_ptr<CameraSource> source,
                                                         std::string hostProgram);

} // namespace hal::detail
