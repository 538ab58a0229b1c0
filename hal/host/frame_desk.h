// A camera's stream in the device host: one frame on its way at a time, stills when the kiosk asks.
#pragma once

#include <mutex>

#include "hal/camera.h"
#include "hal/host/requests.h"

namespace hal::host {

class FrameDesk {
public:
    explicit FrameDesk(Channel& channel) : channel_(channel) {}

    // Runs the stream; the returned message says why it ended.
    [[nodiscard]] Message stream(Camera& camera, const Request& request);

    // From any thread. What belongs to an earlier stream is ignored.
    void taken(std::uint32_t call, const FrameTaken& taken);

private:
    class Sink;
    Channel& channel_;
    std::mutex mutex_; // guards all below
    std::uint32_t call_ = 0;
    bool underWay_ = false;
    std::uint32_t stillsWanted_ = 0, stillsSent_ = 0;
};

} // namespace hal::host
