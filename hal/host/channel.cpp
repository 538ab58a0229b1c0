#include "hal/host/channel.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>

namespace hal::host {
namespace {

// Room for one descriptor; the kernel closes any further ones and says so.
union FileRoom {
    cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

Fd fileOf(msghdr& message) {
    const cmsghdr* control = CMSG_FIRSTHDR(&message);
    if (!control || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS ||
        control->cmsg_len != CMSG_LEN(sizeof(int)))
        return {};
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(control), sizeof fd);
    return Fd{fd};
}

} // namespace

Result<std::pair<Fd, Fd>> Channel::pair() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return fail(Fault::Io, "no socket pair for a device host");
    return std::pair{Fd{ends[0]}, Fd{ends[1]}};
}

Result<> Channel::send(const Packet& packet, int file) {
    SecretBytes bytes = encode(packet);
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    FileRoom room{};
    if (file >= 0) {
        message.msg_control = room.bytes;
        message.msg_controllen = sizeof room.bytes;
        cmsghdr* control = CMSG_FIRSTHDR(&message);
        control->cmsg_level = SOL_SOCKET;
        control->cmsg_type = SCM_RIGHTS;
        control->cmsg_len = CMSG_LEN(sizeof file);
        std::memcpy(CMSG_DATA(control), &file, sizeof file);
    }
    const std::lock_guard lock(sending_);
    for (;;) {
        if (::sendmsg(socket_.get(), &message, MSG_NOSIGNAL) >= 0)
            return {};
        if (errno != EINTR)
            return fail(Fault::Offline, "the other end is gone");
    }
}

Result<Received> Channel::receive() {
    iovec part{buffer_.data(), buffer_.size()};
    FileRoom room{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = room.bytes;
    message.msg_controllen = sizeof room.bytes;
    ssize_t size = -1;
    do
        size = ::recvmsg(socket_.get(), &message, MSG_CMSG_CLOEXEC);
    while (size < 0 && errno == EINTR);
    Fd file = fileOf(message);
    if (size <= 0)
        return fail(Fault::Offline, "the other end is gone");
    if (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))
        return fail(Fault::Protocol, "a packet is too large");
    auto packet = decode({buffer_.data(), static_cast<std::size_t>(size)});
    wipe(buffer_.data(), static_cast<std::size_t>(size));
    if (!packet)
        return tl::make_unexpected(packet.error());
    return Received{*std::move(packet), std::move(file)};
}

void Channel::shutDown() { ::shutdown(socket_.get(), SHUT_RDWR); }

} // namespace hal::host
