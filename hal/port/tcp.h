// A connection to a device in the hall's network.
#pragma once

#include <memory>
#include <string>

#include "hal/base/fd.h"
#include "hal/port/stream.h"

namespace hal::port {

class Tcp final : public Stream {
public:
    // `host` is an address in numbers, v4 or v6, or "localhost": looking names up cannot be stopped.
    // Errors: Offline (nobody there, or nobody listens), Cancelled, BadData (the address), Io.
    [[nodiscard]] static Result<std::unique_ptr<Tcp>> connect(const std::string& host, std::uint16_t port,
                                                              Deadline deadline, const std::stop_token& stop);

    [[nodiscard]] Result<> write(ByteView bytes, Deadline deadline, const std::stop_token& stop) override;
    [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> into, Deadline deadline,
                                           const std::stop_token& stop) override;

private:
    explicit Tcp(Fd fd) : fd_(std::move(fd)) {}

    Fd fd_;
};

} // namespace hal::port
