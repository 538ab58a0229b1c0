// Buffers of the kernel, mapped: filled by the camera, looked at here, given back.
#include <algorithm>
#include <utility>

#include <poll.h>
#include <sys/mman.h>

#include "hal/drivers/v4l2/errors.h"
#include "hal/drivers/v4l2/kernel.h"
#include "hal/drivers/v4l2/node.h"
#include "hal/port/wait.h"

namespace hal::v4l2 {
namespace {

constexpr std::uint32_t kBuffers = 4;   // one filling, one being looked at, two for a slow moment
constexpr Millis kNothingYet{2};        // poll() said otherwise
constexpr std::uint32_t kMostRate = 30; // asked for; more heats the room and helps nobody

tl::unexpected<Error> refusal(int number, std::string_view what) {
    return tl::make_unexpected(errorOf(number, what));
}

Result<> setMode(int fd, const CameraMode& mode) {
    auto format = ofCapture<v4l2_format>();
    format.fmt.pix.width = static_cast<std::uint32_t>(mode.width);
    format.fmt.pix.height = static_cast<std::uint32_t>(mode.height);
    format.fmt.pix.pixelformat = V4L2_PIX_FMT_MJPEG;
    format.fmt.pix.field = V4L2_FIELD_NONE;
    if (const int refused = ask(fd, VIDIOC_S_FMT, format))
        return refusal(refused, "VIDIOC_S_FMT");
    const v4l2_pix_format& taken = format.fmt.pix;
    if (taken.pixelformat != V4L2_PIX_FMT_MJPEG || taken.width != static_cast<std::uint32_t>(mode.width) ||
        taken.height != static_cast<std::uint32_t>(mode.height))
        return fail(Fault::Unsupported, "the camera takes another mode than was asked for");
    auto rate = ofCapture<v4l2_streamparm>();
    rate.parm.capture.timeperframe = {
        1, std::clamp(static_cast<std::uint32_t>(mode.framesPerSecond), 1U, kMostRate)};
    [[maybe_unused]] const int kept = ask(fd, VIDIOC_S_PARM, rate); // its own rate then
    return {};
}

} // namespace

Result<std::unique_ptr<Streaming>> Streaming::start(int fd, const CameraMode& mode) {
    std::unique_ptr<Streaming> streaming(new Streaming(fd, mode));
    if (auto set = setMode(fd, mode); !set)
        return tl::make_unexpected(set.error());
    if (auto mapped = streaming->map(); !mapped)
        return tl::make_unexpected(mapped.error());
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (const int refused = ask(fd, VIDIOC_STREAMON, type))
        return refusal(refused, "VIDIOC_STREAMON");
    return streaming;
}

// Whatever of this fails, the node is closed later or is gone already.
Streaming::~Streaming() {
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    [[maybe_unused]] int refused = ask(fd_, VIDIOC_STREAMOFF, type);
    for (const Buffer& buffer : buffers_)
        ::munmap(buffer.data, buffer.size);
    auto none = ofCapture<v4l2_requestbuffers>();
    none.memory = V4L2_MEMORY_MMAP;
    refused = ask(fd_, VIDIOC_REQBUFS, none);
}

Result<> Streaming::map() {
    auto wish = ofCapture<v4l2_requestbuffers>();
    wish.count = kBuffers;
    wish.memory = V4L2_MEMORY_MMAP;
    if (const int refused = ask(fd_, VIDIOC_REQBUFS, wish))
        return refusal(refused, "VIDIOC_REQBUFS");
    if (wish.count < 2)
        return fail(Fault::Io, "no memory for a camera's buffers");
    for (std::uint32_t index = 0; index < std::min(wish.count, kBuffers); ++index) {
        auto buffer = ofCapture<v4l2_buffer>();
        buffer.memory = V4L2_MEMORY_MMAP;
        buffer.index = index;
        if (const int refused = ask(fd_, VIDIOC_QUERYBUF, buffer))
            return refusal(refused, "VIDIOC_QUERYBUF");
        void* data = ::mmap(nullptr, buffer.length, PROT_READ, MAP_SHARED, fd_, buffer.m.offset);
        if (data == MAP_FAILED)
            return refusal(errno, "mmap");
        buffers_.push_back({static_cast<std::uint8_t*>(data), buffer.length});
        if (auto given = give(index); !given)
            return given;
    }
    return {};
}

Result<> Streaming::give(std::size_t index) const {
    auto buffer = ofCapture<v4l2_buffer>();
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = static_cast<std::uint32_t>(index);
    if (const int refused = ask(fd_, VIDIOC_QBUF, buffer))
        return refusal(refused, "VIDIOC_QBUF");
    return {};
}

// TryAgain: none is filled. EIO is a moment's trouble, by the kernel's own description.
Result<Streaming::Filled> Streaming::dequeue() const {
    auto buffer = ofCapture<v4l2_buffer>();
    buffer.memory = V4L2_MEMORY_MMAP;
    const int refused = ask(fd_, VIDIOC_DQBUF, buffer);
    if (refused == EAGAIN || refused == EIO)
        return fail(Fault::TryAgain);
    if (refused != 0)
        return refusal(refused, "VIDIOC_DQBUF");
    if (buffer.index >= buffers_.size())
        return fail(Fault::Protocol, "a buffer that was not given");
    const Buffer& mapped = buffers_[buffer.index];
    if ((buffer.flags & V4L2_BUF_FLAG_ERROR) || buffer.bytesused > mapped.size)
        return Filled{buffer.index, {}};
    const ByteView frame{mapped.data, buffer.bytesused};
    if (port::notingCalls())
        port::noteCall("frame", port::sizeAndHash(frame));
    return Filled{buffer.index, frame};
}

Result<ByteView> Streaming::next(Deadline deadline, const std::stop_token& stop) {
    if (held_)
        if (auto given = give(*std::exchange(held_, std::nullopt)); !given)
            return tl::make_unexpected(given.error());
    ByteView bytes;
    while (!held_) {
        if (auto ready = port::waitFor(fd_, POLLIN, deadline, stop); !ready)
            return tl::make_unexpected(ready.error());
        auto filled = dequeue();
        for (; filled; filled = dequeue()) {
            if (held_)
                if (auto given = give(*held_); !given)
                    return tl::make_unexpected(given.error());
            held_ = filled->index;
            bytes = filled->bytes;
        }
        if (filled.error().fault != Fault::TryAgain)
            return tl::make_unexpected(filled.error());
        if (deadline.passed())
            return held_ ? Result<ByteView>(bytes) : fail(Fault::Timeout, "no frame");
        if (!held_)
            if (auto slept = port::pause(kNothingYet, stop); !slept)
                return tl::make_unexpected(slept.error());
    }
    return bytes;
}

} // namespace hal::v4l2
