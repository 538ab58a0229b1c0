// From an address to a stream.
#pragma once

#include <memory>

#include "hal/device.h"
#include "hal/drivers/escpos/address.h"
#include "hal/port/stream.h"

namespace hal::escpos {

struct Connection {
    std::unique_ptr<port::Stream> stream;
    Identity identity;
};

[[nodiscard]] Result<Connection> connect(const Address& address, Deadline deadline,
                                         const std::stop_token& stop);

} // namespace hal::escpos
