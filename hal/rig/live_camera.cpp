#include "hal/rig/live_camera.h"

namespace hal {

constexpr Millis kAnswering{5000}; // its modes, from a camera that has just been opened

Result<std::unique_ptr<LiveCamera>> LiveCamera::start(Rig& rig, std::stop_token stop, Millis wait) {
    auto camera = rig.lease<Camera>(std::move(stop), wait);
    if (!camera)
        return tl::make_unexpected(camera.error());
    auto capabilities = (*camera)->capabilities(Deadline::in(kAnswering));
    if (!capabilities)
        return tl::make_unexpected(capabilities.error());
    return std::unique_ptr<LiveCamera>(new LiveCamera(*std::move(camera), *std::move(capabilities)));
}

} // namespace hal
