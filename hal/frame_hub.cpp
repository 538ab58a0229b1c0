#include "hal/frame_hub.h"

namespace hal {

std::optional<Frame> FrameHub::latest() const {
    const std::lock_guard lock(mutex_);
    return latest_.number > 0 ? std::optional(latest_) : std::nullopt;
}

Result<Frame> FrameHub::newerThan(std::uint64_t number, const std::stop_token& stop, Millis wait) {
    std::unique_lock lock(mutex_);
    const bool news = changed_.wait_for(lock, stop, wait, [&] { return ended_ || latest_.number > number; });
    if (latest_.number > number)
        return latest_;
    if (ended_)
        return tl::make_unexpected(*ended_);
    return stop.stop_requested() && !news ? fail(Fault::Cancelled) : fail(Fault::Timeout, "no frame");
}

Result<Image> FrameHub::still(const std::stop_token& stop, Millis wait) {
    std::unique_lock lock(mutex_);
    Image picture;
    const auto mine = stillsWanted_.insert(stillsWanted_.end(), &picture);
    changed_.wait_for(lock, stop, wait, [&] { return ended_ || !picture.empty(); });
    if (!picture.empty())
        return picture;
    stillsWanted_.erase(mine);
    if (ended_)
        return tl::make_unexpected(*ended_);
    return stop.stop_requested() ? fail(Fault::Cancelled) : fail(Fault::Timeout, "no still");
}

std::optional<Error> FrameHub::ended() const {
    const std::lock_guard lock(mutex_);
    return ended_;
}

void FrameHub::end(Error why) {
    const std::lock_guard lock(mutex_);
    ended_ = std::move(why);
    changed_.notify_all();
}

FrameSink::Wish FrameHub::wish() {
    const std::lock_guard lock(mutex_);
    return {.frame = true, .still = !stillsWanted_.empty()};
}

void FrameHub::take(Image frame) {
    const std::lock_guard lock(mutex_);
    latest_ = {std::move(frame), latest_.number + 1};
    changed_.notify_all();
}

void FrameHub::takeStill(Image still) {
    if (still.empty())
        return;
    const std::lock_guard lock(mutex_);
    for (Image* wanted : stillsWanted_)
        *wanted = still;
    stillsWanted_.clear();
    changed_.notify_all();
}

} // namespace hal
