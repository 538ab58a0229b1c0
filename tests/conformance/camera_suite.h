// What every document camera must do. Joined as in scanner_suite.h.
#pragma once

#include "hal/rig/live_camera.h"
#include "tests/conformance/suite.h"

class CameraConformance : public conformance::Suite {
protected:
    [[nodiscard]] hal::Result<std::unique_ptr<hal::LiveCamera>> live();

    // Streams until so many frames came; their number, or why there were no more.
    [[nodiscard]] hal::Result<std::uint64_t> watch(std::uint64_t frames);
};
