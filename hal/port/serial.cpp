#include "hal/port/serial.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>

#include "hal/port/wait.h"

namespace hal::port {
namespace {

struct Rate {
    int baud;
    speed_t speed;
};
constexpr std::array<Rate, 6> kRates{
    {{9600, B9600}, {19200, B19200}, {38400, B38400}, {57600, B57600}, {115200, B115200}, {230400, B230400}}};

tl::unexpected<Error> failed(const char* what, int error) {
    const auto fault = [&] {
        switch (error) {
        case ENOENT:
            return Fault::Absent;
        case EACCES:
        case EPERM:
            return Fault::Refused;
        case EBUSY:
        case EWOULDBLOCK:
            return Fault::Busy;
        case ENODEV:
        case ENXIO:
        case EIO: // what a line answers whose device was pulled out
            return Fault::Unplugged;
        case ENOTTY:
            return Fault::Unsupported;
        default:
            return Fault::Io;
        }
    }();
    return fail(fault, std::string(what) + ": " + std::strerror(error));
}

void makeRaw(termios& line) {
    ::cfmakeraw(&line);
    line.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS | PARENB);
    line.c_cflag |= CS8 | CREAD | CLOCAL;
    line.c_cc[VMIN] = 1; // so that a read of nothing means that the line hung up
    line.c_cc[VTIME] = 0;
}

} // namespace

Result<std::unique_ptr<Serial>> Serial::open(const std::string& path, int baud) {
    Fd fd{::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)};
    if (!fd && (errno == EACCES || errno == EPERM))
        return fail(Fault::Refused, path + ": no permission: the kiosk's user belongs to the group dialout");
    if (!fd)
        return failed(path.c_str(), errno);
    // TIOCEXCL alone does not keep root out.
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0)
        return failed(path.c_str(), errno);
    termios line{};
    if (::tcgetattr(fd.get(), &line) != 0)
        return failed(path.c_str(), errno);
    ::ioctl(fd.get(), TIOCEXCL);
    makeRaw(line);
    if (::tcsetattr(fd.get(), TCSANOW, &line) != 0)
        return failed(path.c_str(), errno);
    std::unique_ptr<Serial> serial(new Serial(std::move(fd)));
    if (auto set = serial->setBaud(baud); !set)
        return tl::make_unexpected(set.error());
    return serial;
}

// The line stays exclusive as long as anybody has it open.
Serial::~Serial() { ::ioctl(fd_.get(), TIOCNXCL); }

Result<> Serial::setBaud(int baud) {
    const auto* rate = std::ranges::find(kRates, baud, &Rate::baud);
    if (rate == kRates.end())
        return fail(Fault::Unsupported, std::to_string(baud) + " is no rate of a serial line");
    termios line{};
    if (::tcgetattr(fd_.get(), &line) != 0)
        return failed("serial line", errno);
    ::cfsetispeed(&line, rate->speed);
    ::cfsetospeed(&line, rate->speed);
    // tcsetattr() is content when one of several wishes came true, so the line is asked what it made of it.
    termios made{};
    if (::tcsetattr(fd_.get(), TCSANOW, &line) != 0 || ::tcgetattr(fd_.get(), &made) != 0)
        return failed("serial line", errno);
    if (::cfgetospeed(&made) != rate->speed)
        return fail(Fault::Unsupported, "the serial line does not do " + std::to_string(baud) + " baud");
    ::tcflush(fd_.get(), TCIFLUSH);
    return {};
}

Result<> Serial::write(ByteView bytes, Deadline deadline, const std::stop_token& stop) {
    while (!bytes.empty()) {
        if (auto ready = waitFor(fd_.get(), POLLOUT, deadline, stop); !ready)
            return ready;
        const auto count = ::write(fd_.get(), bytes.data(), bytes.size());
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return failed("write", errno);
        if (count > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Result<std::size_t> Serial::read(std::span<std::uint8_t> into, Deadline deadline,
                                 const std::stop_token& stop) {
    for (;;) {
        if (auto ready = waitFor(fd_.get(), POLLIN, deadline, stop); !ready)
            return tl::make_unexpected(ready.error());
        const auto count = ::read(fd_.get(), into.data(), into.size());
        if (count > 0)
            return static_cast<std::size_t>(count);
        if (count == 0) // poll() saw something and there is no byte: the line hung up
            return fail(Fault::Unplugged, "the serial line hung up");
        if (errno != EAGAIN && errno != EINTR)
            return failed("read", errno);
    }
}

} // namespace hal::port
