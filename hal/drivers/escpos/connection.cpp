#include "hal/drivers/escpos/connection.h"

#include <algorithm>

#include "hal/drivers/escpos/redact.h"
#include "hal/port/recording.h"
#include "hal/port/serial.h"
#include "hal/port/tcp.h"
#include "hal/port/usb.h"

namespace hal::escpos {
namespace {

constexpr std::uint8_t kPrinterClass = 7;
constexpr std::uint8_t kBidirectional = 2; // 4 is an office printer that speaks IPP

struct Found {
    port::UsbDeviceInfo device;
    std::uint8_t interface = 0;
    std::uint8_t in = 0, out = 0;
};

// Printers announce their class; the two endpoints are read from the descriptor, never guessed.
std::optional<Found> printerIn(const port::UsbDeviceInfo& device) {
    for (const port::UsbInterfaceInfo& interface : device.interfaces) {
        if (interface.deviceClass != kPrinterClass || interface.protocol != kBidirectional)
            continue;
        const auto in = std::ranges::find_if(interface.endpoints, [](const auto& e) { return e.in(); });
        const auto out = std::ranges::find_if(interface.endpoints, [](const auto& e) { return !e.in(); });
        if (in != interface.endpoints.end() && out != interface.endpoints.end())
            return Found{device, interface.number, in->address, out->address};
    }
    return std::nullopt;
}

bool wanted(const port::UsbDeviceInfo& device, const UsbPlace& place) {
    return device.vendor == place.vendor.value_or(device.vendor) &&
           device.product == place.product.value_or(device.product) &&
           (place.port.empty() || place.port == device.port);
}

class Connector {
public:
    Connector(Deadline deadline, const std::stop_token& stop) : deadline_(deadline), stop_(stop) {}

    Result<Connection> operator()(const TcpPlace& place) const {
        return named(port::Tcp::connect(place.host, place.port, deadline_, stop_), "network");
    }
    Result<Connection> operator()(const SerialPlace& place) const {
        return named(port::Serial::open(place.path, place.baud), "serial");
    }
    Result<Connection> operator()(const RecordedPlace& place) const {
        return named(port::ReplayStream::open(place.uri, makeRedactor()), "recording");
    }
    Result<Connection> operator()(const UsbPlace& place) const {
        auto bus = port::UsbBus::open();
        if (!bus)
            return tl::make_unexpected(bus.error());
        const auto devices = (*bus)->devices();
        if (!devices)
            return tl::make_unexpected(devices.error());
        std::optional<Found> only;
        for (const port::UsbDeviceInfo& device : *devices)
            if (auto found = wanted(device, place) ? printerIn(device) : std::nullopt) {
                if (only)
                    return fail(Fault::Refused, "several printers fit: name VENDOR:PRODUCT or ?port=");
                only = std::move(found);
            }
        if (!only)
            return fail(Fault::Absent, "no receipt printer that answers is on the USB");
        return claim(**bus, *only);
    }

private:
    template <class S>
    static Result<Connection> named(Result<std::unique_ptr<S>> stream, const char* how) {
        if (!stream)
            return tl::make_unexpected(stream.error());
        return Connection{*std::move(stream), {"", std::string("ESC/POS printer (") + how + ")", "", ""}};
    }

    Result<Connection> claim(port::UsbBus& bus, const Found& found) const {
        auto interface = bus.claim(found.device, found.interface, stop_);
        if (!interface && interface.error().fault == Fault::Refused)
            return fail(Fault::Refused,
                        interface.error().detail + ": install 70-banshi-receipt-printer.rules");
        if (!interface)
            return tl::make_unexpected(interface.error());
        const auto names = (*interface)->names();
        return Connection{std::make_unique<port::UsbStream>(*std::move(interface), found.out, found.in),
                          {names.vendor, names.product.empty() ? "ESC/POS printer (USB)" : names.product,
                           names.serial, ""}};
    }

    const Deadline deadline_;
    const std::stop_token& stop_;
};

} // namespace

Result<Connection> connect(const Address& address, Deadline deadline, const std::stop_token& stop) {
    return std::visit(Connector(deadline, stop), address.place);
}

} // namespace hal::escpos
