// A USB device that is not there: descriptors, bulk endpoints and mishaps, answered over emulated usbfs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/units.h"
#include "tests/rigs/virtual_usb/testbed.h"

namespace rigs {

struct UsbDescription {
    std::uint16_t vendor = 0x0400, product = 0xC35A;
    int bus = 1, port = 5;
    std::uint8_t interfaceClass = 0xFF, subclass = 0, protocol = 0;
    std::vector<std::uint8_t> endpoints{0x81, 0x02, 0x85, 0x06}; // bulk, packets of 64 bytes
    std::string maker = "Acme", name = "Virtual device", serial = "VIRTUAL-1";
};

// Thread-safe. Starts unplugged.
class VirtualUsb {
public:
    VirtualUsb(UsbTestbed& bed, UsbDescription description);
    ~VirtualUsb();
    VirtualUsb(const VirtualUsb&) = delete;
    VirtualUsb& operator=(const VirtualUsb&) = delete;

    // Set before plug(). Called on a thread of the testbed for each OUT transfer; it may answer, and unplug.
    std::function<void(std::uint8_t endpoint, const hal::Bytes& bytes)> onOut;
    // An answer to a control request of class or vendor; without it the device stalls them.
    std::function<hal::Bytes(std::uint8_t type, std::uint8_t request)> onControl;

    void plug();
    // Waiting transfers end with ESHUTDOWN, later calls with ENODEV, then udev tells the departure.
    void unplug();
    // The same from inside onOut: the departure is told by another thread.
    void unplugFromWithin();

    // One packet or several on an IN endpoint, after so long.
    void queueIn(std::uint8_t endpoint, hal::Bytes bytes, hal::Millis after = {});
    void forgetQueued();
    void stallNextIn();         // the next IN transfer ends with a stall, until the halt is cleared
    void takeNoOut(bool on);    // OUT transfers hang
    void refuseToOpen(bool on); // no permission for the node

    struct Counts {
        int claimed = 0, released = 0, haltsCleared = 0;
    };
    [[nodiscard]] Counts counts() const;
    [[nodiscard]] std::string portPath() const; // "1-5"

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace rigs
