// The socket between kiosk and device host: whole packets, each with at most one memory file.
#pragma once

#include <mutex>

#include "hal/base/fd.h"
#include "hal/host/message.h"

namespace hal::host {

struct Received {
    Packet packet;
    Fd file; // empty: the packet came alone
};

// send() may be called from any thread, receive() from one.
class Channel {
public:
    explicit Channel(Fd socket) : socket_(std::move(socket)), buffer_(kMostPacket) {}

    // Both ends of a new channel. Io: no descriptors left.
    [[nodiscard]] static Result<std::pair<Fd, Fd>> pair();

    // `file` is borrowed; -1: none. Offline: the other end is gone.
    [[nodiscard]] Result<> send(const Packet& packet, int file = -1);

    // Blocks. Offline: the other end is gone; Protocol: it does not speak like one of us.
    [[nodiscard]] Result<Received> receive();

    // Wakes receive() and makes everything after it Offline.
    void shutDown();

private:
    Fd socket_;
    std::mutex sending_;
    SecretBytes buffer_;
};

} // namespace hal::host
