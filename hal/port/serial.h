// A serial line: raw bytes, eight bits, no parity, one stop bit, no flow control.
#pragma once

#include <memory>
#include <string>

#include "hal/base/fd.h"
#include "hal/port/stream.h"

namespace hal::port {

class Serial final : public Stream {
public:
    // `path` as in the configuration: "/dev/ttyS0", better "/dev/serial/by-path/…". The line is taken for
    // this process alone. Errors: Absent (no such device), Busy (another program has it), Refused (no
    // permission), Unplugged, Unsupported (no serial line, or not this rate), Io.
    [[nodiscard]] static Result<std::unique_ptr<Serial>> open(const std::string& path, int baud);

    ~Serial() override;
    Serial(const Serial&) = delete;
    Serial& operator=(const Serial&) = delete;

    [[nodiscard]] Result<> write(ByteView bytes, Deadline deadline, const std::stop_token& stop) override;
    [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> into, Deadline deadline,
                                           const std::stop_token& stop) override;

    // For what is written and read from now on; what came in at the old rate is thrown away.
    // Unsupported: not a rate of this line (9600, 19200, 38400, 57600 and 115200 always are).
    [[nodiscard]] Result<> setBaud(int baud);

private:
    explicit Serial(Fd fd) : fd_(std::move(fd)) {}

    Fd fd_;
};

} // namespace hal::port
