#include "tests/rigs/auxiliary_board.h"

#include <array>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace rigs {

void AuxiliaryBoard::plug() {
    if (server_.joinable())
        return;
    int near = -1, far = -1;
    std::array<char, 128> name{};
    termios raw{};
    ::cfmakeraw(&raw);
    raw.c_cflag |= CS8 | CREAD;
    if (::openpty(&near, &far, name.data(), &raw, nullptr) != 0)
        throw std::runtime_error("no pseudo terminal");
    ::close(far);
    ::fcntl(near, F_SETFD, FD_CLOEXEC);
    std::filesystem::create_symlink(name.data(), line_);
    server_ =
        std::jthread([this, fd = hal::Fd{near}](const std::stop_token& stop) { serve(fd.get(), stop); });
}

void AuxiliaryBoard::unplug() {
    if (!server_.joinable())
        return;
    std::filesystem::remove(line_);
    server_.request_stop();
    server_.join();
    server_ = {};
}

void AuxiliaryBoard::sees(const hal::Sensors& sensors) {
    const std::lock_guard lock(mutex_);
    board_.sensors = sensors;
}

void AuxiliaryBoard::is(const hal::Identity& identity) {
    const std::lock_guard lock(mutex_);
    board_.identity = identity;
}

std::optional<hal::Kind> AuxiliaryBoard::lit() const {
    const std::lock_guard lock(mutex_);
    return board_.lit();
}

void AuxiliaryBoard::damageNext(int answers) {
    const std::lock_guard lock(mutex_);
    damaged_ = answers;
}

void AuxiliaryBoard::silence(bool silent) {
    const std::lock_guard lock(mutex_);
    silent_ = silent;
}

hal::Bytes AuxiliaryBoard::answer(hal::ByteView heard) {
    const std::lock_guard lock(mutex_);
    hal::Bytes said = board_.answer(heard);
    if (silent_)
        return {};
    if (said.size() > 2 && damaged_ > 0) {
        --damaged_;
        said[1] ^= 0x01;
    }
    return said;
}

void AuxiliaryBoard::serve(int fd, const std::stop_token& stop) {
    std::array<std::uint8_t, 64> piece{};
    while (!stop.stop_requested()) {
        pollfd ready{fd, POLLIN, 0};
        ::poll(&ready, 1, 5);
        if ((ready.revents & POLLIN) == 0) { // also while nobody has opened the line
            std::this_thread::yield();
            continue;
        }
        const auto count = ::read(fd, piece.data(), piece.size());
        if (count <= 0)
            continue;
        const hal::Bytes said = answer(hal::ByteView(piece).first(static_cast<std::size_t>(count)));
        if (::write(fd, said.data(), said.size()) != static_cast<ssize_t>(said.size()))
            return;
    }
}

} // namespace rigs
