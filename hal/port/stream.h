// A stream of bytes to a device, whatever carries it: USB, a serial line, a socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>

#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace hal::port {

// Used by one thread at a time; the stop may come from any. A stop ends a call within a few milliseconds.
// Errors of both calls: Timeout (the deadline), Cancelled (the stop), Unplugged or Offline (the other end is
// gone), Protocol (USB: the device stalled the endpoint, which has been cleared), Io.
class Stream {
public:
    virtual ~Stream() = default;

    // Everything, or an error; after an error it is unknown how much went out.
    [[nodiscard]] virtual Result<> write(ByteView bytes, Deadline deadline, const std::stop_token& stop) = 0;

    // What there is, as soon as there is any: at least one byte, at most into.size().
    [[nodiscard]] virtual Result<std::size_t> read(std::span<std::uint8_t> into, Deadline deadline,
                                                   const std::stop_token& stop) = 0;
};

} // namespace hal::port
