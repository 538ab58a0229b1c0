// The latest frame of a camera's stream for any number of readers, who may also ask it for a still.
#pragma once

#include <condition_variable>
#include <list>
#include <mutex>
#include <optional>

#include "hal/camera.h"

namespace hal {

struct Frame {
    Image picture;
    std::uint64_t number = 0; // of the frames that arrived, from 1: what a reader missed shows as a gap
};

// Thread-safe. A reader that is slow misses frames and delays nobody.
class FrameHub final : public FrameSink {
public:
    [[nodiscard]] std::optional<Frame> latest() const;

    // Waits for a frame that came after that number (0: any). Errors: Timeout, Cancelled, and why the stream
    // ended.
    [[nodiscard]] Result<Frame> newerThan(std::uint64_t number, const std::stop_token& stop, Millis wait);

    // Asks the running stream for a picture in the camera's best mode; frames pause meanwhile, for as long as
    // the camera takes to change its mode. Errors as above.
    [[nodiscard]] Result<Image> still(const std::stop_token& stop, Millis wait);

    // Why no more frames come; none: they come.
    [[nodiscard]] std::optional<Error> ended() const;

    // The stream has ended: whoever waits learns why.
    void end(Error why);

    Wish wish() override;
    void take(Image frame) override;
    void takeStill(Image still) override;

private:
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Frame latest_;
    std::list<Image*> stillsWanted_; // one of each still() that waits
    std::optional<Error> ended_;
};

} // namespace hal
