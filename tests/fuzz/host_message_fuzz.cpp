// Whatever bytes a device host sends: they are a packet or an error, and a packet survives its own encoding.
#include <cstdlib>

#include "hal/host/message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto packet = hal::host::decode({data, size});
    if (!packet)
        return packet.error().fault == hal::Fault::Protocol ? 0 : (std::abort(), 0);
    const auto bytes = hal::host::encode(*packet);
    const auto again = hal::host::decode({bytes.data(), bytes.size()});
    if (!again || again->call != packet->call || hal::host::encode(*again) != bytes)
        std::abort();
    return 0;
}
