// The kernel's own call, and what every request of capture begins with.
#pragma once

#include <cerrno>

#include <linux/videodev2.h>
#include <sys/ioctl.h>

namespace hal::v4l2 {

// 0, or errno.
template <class T>
[[nodiscard]] int ask(int fd, unsigned long request, T& value) {
    while (::ioctl(fd, request, &value) != 0)
        if (errno != EINTR)
            return errno;
    return 0;
}

template <class T>
[[nodiscard]] T ofCapture() {
    T value{};
    value.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    return value;
}

} // namespace hal::v4l2
