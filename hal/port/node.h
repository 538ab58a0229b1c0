// A device's node of the kernel that is only listened to: hidraw, evdev.
#pragma once

#include <memory>
#include <string>

#include "hal/base/fd.h"
#include "hal/port/stream.h"

namespace hal::port {

class Node final : public Stream {
public:
    // Errors: Absent (no such node), Refused (no permission), Unplugged, Io.
    [[nodiscard]] static Result<std::unique_ptr<Node>> open(const std::string& path);

    // Unsupported: nodes are listened to.
    [[nodiscard]] Result<> write(ByteView bytes, Deadline deadline, const std::stop_token& stop) override;
    // As much as the kernel hands out at once: one report, or whole events.
    [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> into, Deadline deadline,
                                           const std::stop_token& stop) override;

    // For ioctls.
    [[nodiscard]] int fd() const { return fd_.get(); }

private:
    explicit Node(Fd fd) : fd_(std::move(fd)) {}

    Fd fd_;
};

} // namespace hal::port
