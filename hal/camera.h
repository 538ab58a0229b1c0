// Document cameras: a stream of pictures of what lies under the lens, and better ones on request.
#pragma once

#include <stop_token>
#include <vector>

#include "hal/base/image.h"
#include "hal/device.h"

namespace hal {

struct CameraMode {
    int width = 0, height = 0;  // pixels
    double framesPerSecond = 0; // what the camera promises; in poor light it may give less
    friend bool operator==(const CameraMode&, const CameraMode&) = default;
};

struct CameraCapabilities {
    std::vector<CameraMode> modes; // all that this driver can use, the largest first
    CameraMode stream;             // of the frames
    CameraMode still;              // the best
};

// What a stream feeds. Called by the stream's thread alone.
class FrameSink {
public:
    virtual ~FrameSink() = default;
    struct Wish {
        bool frame = true;  // false: one would be dropped, so it need not be decoded
        bool still = false; // a picture in the best mode is asked for, until takeStill()
    };
    [[nodiscard]] virtual Wish wish() = 0; // never blocks
    virtual void take(Image frame) = 0;
    virtual void takeStill(Image still) = 0;
};

class Camera : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::Camera; }
    [[nodiscard]] virtual Result<CameraCapabilities> capabilities(Deadline deadline) = 0;

    // Feeds the sink until the stop, and says why it ended: Cancelled after the stop (within 500 ms), Busy
    // (another program streams), Unplugged, Io (no usable frame for two seconds), Refused, Unsupported,
    // Faulty. Damaged and empty frames are passed over. Pictures are RGB, upright as the sensor stands,
    // without a resolution: which scale they have is a matter of calibration.
    [[nodiscard]] virtual Error stream(FrameSink& sink, std::stop_token stop) = 0;
};

} // namespace hal
