// Devices on the USB: what is plugged in, and exclusive use of one interface of a device. Over libusb.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hal/base/secret.h"
#include "hal/port/stream.h"

namespace hal::port {

struct UsbEndpoint {
    std::uint8_t address = 0; // bit 7: towards the host
    bool interrupt = false;   // else bulk; others are left out
    std::uint16_t maxPacket = 0;
    [[nodiscard]] bool in() const { return (address & 0x80) != 0; }
};

// An interface as it is without choosing an alternate setting.
struct UsbInterfaceInfo {
    std::uint8_t number = 0, deviceClass = 0, subclass = 0, protocol = 0;
    std::vector<UsbEndpoint> endpoints;
};

struct UsbDeviceInfo {
    std::uint16_t vendor = 0, product = 0;
    std::string port; // where it is plugged in, as the kernel names it: bus-port.port, "1-4.2"
    std::string node; // "/dev/bus/usb/001/005"
    std::vector<UsbInterfaceInfo> interfaces;
};

class UsbInterface;

// The buses of this machine, with the thread that hears of finished transfers. Thread-safe; shared by the
// interfaces that were claimed on it.
class UsbBus {
public:
    // Io: libusb cannot start.
    [[nodiscard]] static Result<std::shared_ptr<UsbBus>> open();
    virtual ~UsbBus() = default;

    [[nodiscard]] virtual Result<std::vector<UsbDeviceInfo>> devices() const = 0;

    // Takes the interface for this process alone; a driver of the kernel is detached and comes back when the
    // interface is let go. A node that may not be opened yet is tried for 2 s, because udev needs a moment.
    // Errors: Refused (no permission), Busy, Unplugged, Cancelled, Io.
    [[nodiscard]] virtual Result<std::unique_ptr<UsbInterface>>
    claim(const UsbDeviceInfo& device, std::uint8_t interface, const std::stop_token& stop) = 0;
};

// Used by one thread at a time. Errors as in stream.h; Unplugged comes within milliseconds of the unplugging,
// also to a call that waits.
class UsbInterface {
public:
    virtual ~UsbInterface() = default;

    [[nodiscard]] virtual Result<> send(std::uint8_t endpoint, ByteView bytes, Deadline deadline,
                                        const std::stop_token& stop) = 0;

    // One transfer of `expected` bytes, rounded up to whole packets; a short packet ends it earlier.
    [[nodiscard]] virtual Result<SecretBytes> receive(std::uint8_t endpoint, std::size_t expected,
                                                      Deadline deadline, const std::stop_token& stop) = 0;

    // A request of class or vendor on the control endpoint, device to host: GET_PORT_STATUS and the like.
    struct Request {
        std::uint8_t type = 0, request = 0; // bmRequestType, bRequest
        std::uint16_t value = 0, index = 0;
    };
    [[nodiscard]] virtual Result<SecretBytes> ask(const Request& request, std::uint16_t length,
                                                  Deadline deadline, const std::stop_token& stop) = 0;

    // What the device says of itself, asked of it each time; empty where it says nothing.
    struct Names {
        std::string vendor, product, serial;
    };
    [[nodiscard]] virtual Names names() = 0;
};

// One pair of endpoints as a stream.
class UsbStream final : public Stream {
public:
    UsbStream(std::unique_ptr<UsbInterface> interface, std::uint8_t out, std::uint8_t in)
        : interface_(std::move(interface)), out_(out), in_(in) {}

    [[nodiscard]] Result<> write(ByteView bytes, Deadline deadline, const std::stop_token& stop) override;
    // into.size() should be what is expected to come: a transfer for more may wait for a packet that never
    // is.
    [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> into, Deadline deadline,
                                           const std::stop_token& stop) override;

    [[nodiscard]] UsbInterface& interface() { return *interface_; }

private:
    std::unique_ptr<UsbInterface> interface_;
    std::uint8_t out_, in_;
    SecretBytes rest_; // came in the same packet as what was asked for
};

} // namespace hal::port
