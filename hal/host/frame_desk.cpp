#include "hal/host/frame_desk.h"

#include "hal/host/parcel.h"

namespace hal::host {

class FrameDesk::Sink final : public FrameSink {
public:
    explicit Sink(FrameDesk& desk) : desk_(desk) {}

    Wish wish() override {
        const std::lock_guard lock(desk_.mutex_);
        return {.frame = !desk_.underWay_, .still = desk_.stillsSent_ < desk_.stillsWanted_};
    }

    void take(Image frame) override {
        {
            const std::lock_guard lock(desk_.mutex_);
            if (std::exchange(desk_.underWay_, true))
                return;
        }
        if (!sent(frame, false)) {
            const std::lock_guard lock(desk_.mutex_);
            desk_.underWay_ = false;
        }
    }

    void takeStill(Image still) override {
        {
            const std::lock_guard lock(desk_.mutex_);
            desk_.stillsSent_ = desk_.stillsWanted_;
        }
        [[maybe_unused]] const bool heard = sent(still, true);
    }

private:
    // False: no memory for it, or nobody is there to hear; serve() notices that.
    bool sent(const Image& picture, bool still) {
        return sendPicture(desk_.channel_, desk_.call_, picture, still).has_value();
    }

    FrameDesk& desk_;
};

Message FrameDesk::stream(Camera& camera, const Request& request) {
    {
        const std::lock_guard lock(mutex_);
        call_ = request.call;
        underWay_ = false;
        stillsWanted_ = stillsSent_ = 0;
    }
    Sink sink(*this);
    return camera.stream(sink, request.stop.get_token());
}

void FrameDesk::taken(std::uint32_t call, const FrameTaken& taken) {
    const std::lock_guard lock(mutex_);
    if (call != call_)
        return;
    underWay_ = false;
    stillsWanted_ = taken.stills;
}

} // namespace hal::host
