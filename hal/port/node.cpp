#include "hal/port/node.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>

#include "hal/port/wait.h"

namespace hal::port {
namespace {

Fault faultOf(int error) {
    switch (error) {
    case ENOENT:
        return Fault::Absent;
    case EACCES:
    case EPERM:
        return Fault::Refused;
    case ENODEV: // what evdev answers when the device is gone
    case ENXIO:
    case EIO: // and hidraw
        return Fault::Unplugged;
    default:
        return Fault::Io;
    }
}

} // namespace

Result<std::unique_ptr<Node>> Node::open(const std::string& path) {
    Fd fd{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
    if (!fd)
        return fail(faultOf(errno), path + ": " + std::strerror(errno));
    return std::unique_ptr<Node>(new Node(std::move(fd)));
}

Result<> Node::write(ByteView, Deadline, const std::stop_token&) { return fail(Fault::Unsupported); }

Result<std::size_t> Node::read(std::span<std::uint8_t> into, Deadline deadline, const std::stop_token& stop) {
    for (;;) {
        if (auto ready = waitFor(fd_.get(), POLLIN, deadline, stop); !ready)
            return tl::make_unexpected(ready.error());
        const auto count = ::read(fd_.get(), into.data(), into.size());
        if (count > 0)
            return static_cast<std::size_t>(count);
        if (count == 0 || errno == ENODEV || errno == EIO)
            return fail(Fault::Unplugged, "the device is gone");
        if (errno != EAGAIN && errno != EINTR)
            return fail(faultOf(errno), std::string("read: ") + std::strerror(errno));
    }
}

} // namespace hal::port
