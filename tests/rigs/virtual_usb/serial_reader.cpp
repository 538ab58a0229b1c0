#include <array>
#include <cerrno>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include "tests/rigs/virtual_usb/virtual_reader.h"

namespace rigs {
namespace {

constexpr std::array<std::pair<int, speed_t>, 5> kRates{{{115200, B115200},
                                                         {57600, B57600},
                                                         {38400, B38400},
                                                         {19200, B19200},
                                                         {9600, B9600}}}; // by PARA of set baud
constexpr int kLookForStop = 20;                                          // ms

speed_t speedOf(int baud) {
    for (const auto& [rate, speed] : kRates)
        if (rate == baud)
            return speed;
    return B0;
}

void send(int fd, const hal::Bytes& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto count = ::write(fd, bytes.data() + at, bytes.size() - at);
        if (count > 0)
            at += static_cast<std::size_t>(count);
        else if (errno != EINTR && errno != EAGAIN)
            return;
    }
}

} // namespace

SerialReader::SerialReader(std::filesystem::path line) : line_(std::move(line)) {
    mind().onBaud = [this](int parameter) {
        const std::lock_guard lock(mutex_);
        nextBaud_ =
            kRates.at(static_cast<std::size_t>(parameter)).first; // the answer goes out at the old rate
    };
}

SerialReader::~SerialReader() { unplug(); }

void SerialReader::plug() {
    unplug();
    int near = -1, far = -1;
    std::array<char, 128> name{};
    termios raw{};
    ::cfmakeraw(&raw);
    raw.c_cflag |= CS8 | CREAD;
    if (::openpty(&near, &far, name.data(), &raw, nullptr) != 0)
        throw std::runtime_error("no pseudo terminal");
    {
        const std::lock_guard lock(mutex_);
        near_ = hal::Fd{near};
    }
    ::close(far); // a line that somebody holds open stays exclusive to who was killed on it
    ::fcntl(near, F_SETFD, FD_CLOEXEC);
    std::filesystem::create_symlink(name.data(), line_);
    server_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

void SerialReader::unplug() {
    unplugFromWithin();
    if (server_.joinable())
        server_.join();
}

void SerialReader::unplugFromWithin() {
    server_.request_stop();
    const std::lock_guard lock(mutex_);
    std::error_code gone;
    std::filesystem::remove(line_, gone);
    near_.reset();
}

void SerialReader::speakAt(int baud) {
    const std::lock_guard lock(mutex_);
    baud_ = baud;
}

int SerialReader::speaksAt() const {
    const std::lock_guard lock(mutex_);
    return baud_;
}

bool SerialReader::atOurRate() const {
    termios line{};
    return ::tcgetattr(near_.get(), &line) == 0 && ::cfgetospeed(&line) == speedOf(baud_);
}

void SerialReader::serve(const std::stop_token& stop) {
    std::array<std::uint8_t, 256> buffer{};
    while (!stop.stop_requested()) {
        const int fd = [this] {
            const std::lock_guard lock(mutex_);
            return near_.get();
        }();
        pollfd ready{fd, POLLIN, 0};
        if (::poll(&ready, 1, kLookForStop) <= 0)
            continue;
        if ((ready.revents & POLLIN) == 0) { // nobody has opened the line yet
            std::this_thread::sleep_for(hal::Millis{1});
            continue;
        }
        hal::Bytes heard;
        {
            const std::lock_guard lock(mutex_);
            const auto count = near_ ? ::read(near_.get(), buffer.data(), buffer.size()) : -1;
            if (count > 0 && atOurRate())
                heard.assign(buffer.begin(), buffer.begin() + count);
        }
        for (const ReaderMind::Piece& piece : mind().hear(heard)) {
            std::this_thread::sleep_for(piece.after); // the reader's own time
            const std::lock_guard lock(mutex_);
            if (near_)
                send(near_.get(), piece.bytes);
        }
        const std::lock_guard lock(mutex_);
        baud_ = std::exchange(nextBaud_, std::nullopt).value_or(baud_);
    }
}

} // namespace rigs
