// Where a receipt printer is and how wide its roll, as its URI says:
//   escpos+tcp:192.0.2.7:9100?width=58      escpos+serial:/dev/serial/by-path/…?baud=19200&chinese=no
//   escpos+usb:   escpos+usb:0416:5011?port=1-4
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "hal/base/uri.h"
#include "hal/drivers/escpos/render.h"

namespace hal::escpos {

struct TcpPlace {
    std::string host;
    std::uint16_t port = 9100;
};
struct SerialPlace {
    std::string path;
    int baud = 115200;
};
struct UsbPlace {
    std::optional<std::uint16_t> vendor, product; // none: the first interface of the printer class
    std::string port;                             // as the kernel names it, "1-4.2"; empty: any
};

struct RecordedPlace { // no printer: what one said once
    Uri uri;
};

struct Address {
    std::variant<TcpPlace, SerialPlace, UsbPlace, RecordedPlace> place;
    Roll roll;
};

// BadData, with what is wrong.
[[nodiscard]] Result<Address> addressOf(const Uri& uri);

} // namespace hal::escpos
