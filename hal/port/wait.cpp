#include "hal/port/wait.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "hal/base/fd.h"

namespace hal::port {
namespace {

// poll() takes whole milliseconds: rounded up, so that the last one is not spent in a busy loop.
int pollTimeout(Deadline deadline) {
    const auto left = std::chrono::ceil<Millis>(deadline.at() - systemClock().now()).count();
    return static_cast<int>(std::clamp<Millis::rep>(left, 0, 3'600'000));
}

// A descriptor that becomes readable when the stop comes; none when no stop can come.
class StopBell {
public:
    explicit StopBell(const std::stop_token& stop)
        : bell_(stop.stop_possible() ? ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK) : -1),
          ring_(stop, Ring{bell_.get()}) {}
    [[nodiscard]] int fd() const { return bell_.get(); }

private:
    struct Ring {
        int fd;
        void operator()() const {
            const std::uint64_t one = 1;
            [[maybe_unused]] const auto written = ::write(fd, &one, sizeof one);
        }
    };
    Fd bell_;
    std::stop_callback<Ring> ring_; // last: it must be gone before the descriptor is closed
};

} // namespace

Result<> waitFor(int fd, short events, Deadline deadline, const std::stop_token& stop) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    const StopBell bell(stop);
    std::array<pollfd, 2> watched{{{fd, events, 0}, {bell.fd(), POLLIN, 0}}};
    for (;;) {
        const int ready = ::poll(watched.data(), watched.size(), pollTimeout(deadline));
        if (stop.stop_requested())
            return fail(Fault::Cancelled);
        if (ready < 0 && errno != EINTR)
            return fail(Fault::Io, std::string("poll: ") + std::strerror(errno));
        if (ready > 0)
            return {};
        if (deadline.passed())
            return fail(Fault::Timeout);
    }
}

Result<> pause(Millis span, const std::stop_token& stop) {
    auto waited = waitFor(-1, 0, Deadline::in(span), stop); // poll() passes a negative descriptor over
    if (!waited && waited.error().fault != Fault::Timeout)
        return waited;
    return {};
}

} // namespace hal::port
