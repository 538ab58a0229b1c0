// A leased camera that streams on a thread of its own.
#pragma once

#include <memory>
#include <thread>

#include "hal/frame_hub.h"
#include "hal/rig.h"

namespace hal {

// Holds the lease and the stream until it is destroyed, which takes no longer than a stop does.
class LiveCamera {
public:
    // Errors: what a lease gives. That the stream ended, and why, is learnt from the hub.
    [[nodiscard]] static Result<std::unique_ptr<LiveCamera>> start(Rig& rig, std::stop_token stop,
                                                                   Millis wait);

    [[nodiscard]] FrameHub& hub() { return hub_; } // no longer than this lives
    [[nodiscard]] const CameraCapabilities& capabilities() const { return capabilities_; }

private:
    LiveCamera(Lease<Camera> camera, CameraCapabilities capabilities)
        : camera_(std::move(camera)), capabilities_(std::move(capabilities)),
          stream_([this](std::stop_token stop) { hub_.end(camera_->stream(hub_, std::move(stop))); }) {}

    Lease<Camera> camera_;
    const CameraCapabilities capabilities_;
    FrameHub hub_;
    std::jthread stream_; // last: it uses all of the above
};

} // namespace hal
