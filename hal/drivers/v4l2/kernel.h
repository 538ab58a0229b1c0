// The kernel's own call, and what every request of capture begins with.
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <string>

#include <linux/videodev2.h>
#include <sys/ioctl.h>

#include "hal/port/call_log.h"

namespace hal::v4l2 {

struct RequestName {
    unsigned long request;
    const char* name;
};
inline constexpr RequestName kRequestNames[] = {
    {VIDIOC_QUERYCAP, "VIDIOC_QUERYCAP"},
    {VIDIOC_ENUM_FRAMESIZES, "VIDIOC_ENUM_FRAMESIZES"},
    {VIDIOC_ENUM_FRAMEINTERVALS, "VIDIOC_ENUM_FRAMEINTERVALS"},
    {VIDIOC_S_FMT, "VIDIOC_S_FMT"},
    {VIDIOC_S_PARM, "VIDIOC_S_PARM"},
    {VIDIOC_REQBUFS, "VIDIOC_REQBUFS"},
    {VIDIOC_QUERYBUF, "VIDIOC_QUERYBUF"},
    {VIDIOC_QBUF, "VIDIOC_QBUF"},
    {VIDIOC_DQBUF, "VIDIOC_DQBUF"},
    {VIDIOC_STREAMON, "VIDIOC_STREAMON"},
    {VIDIOC_STREAMOFF, "VIDIOC_STREAMOFF"},
};

// Writes it down where calls are recorded. `number`: 0, or errno.
inline void noteRequest(unsigned long request, int number) {
    if (!port::notingCalls())
        return;
    const auto* known = std::ranges::find(kRequestNames, request, &RequestName::request);
    port::noteCall(known == std::end(kRequestNames) ? "ioctl " + std::to_string(request) : known->name,
                   number == 0 ? "0" : ::strerrordesc_np(number));
}

// 0, or errno.
template <class T>
[[nodiscard]] int ask(int fd, unsigned long request, T& value) {
    int number = 0;
    do
        number = ::ioctl(fd, request, &value) == 0 ? 0 : errno;
    while (number == EINTR);
    noteRequest(request, number);
    return number;
}

template <class T>
[[nodiscard]] T ofCapture() {
    T value{};
    value.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    return value;
}

} // namespace hal::v4l2
