// A USB device of the kernel's HID driver that is not there: a hidraw node or a keyboard's event node, which
// says what it is told to say.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "hal/base/bytes.h"
#include "hal/base/fd.h"
#include "tests/rigs/virtual_usb/testbed.h"

struct _UMockdevIoctlBase;
struct _UMockdevIoctlClient;

namespace rigs {

struct InputDescription {
    enum class Kind { HidRaw, Keyboard };
    Kind kind = Kind::HidRaw;
    std::uint16_t vendor = 0x0C2E, product = 0x0B62;
    int port = 5;
    hal::Bytes reportDescriptor{}; // HidRaw
    bool hasKeys = true;           // Keyboard: else its node is of a volume knob
    bool capsLock = false;
};

// Starts unplugged. The node is a pipe: whoever reads it gets what was said, piece by piece, and its end when
// the device goes.
class VirtualInput {
public:
    VirtualInput(UsbTestbed& bed, InputDescription description);
    ~VirtualInput();
    VirtualInput(const VirtualInput&) = delete;
    VirtualInput& operator=(const VirtualInput&) = delete;

    void plug();
    void unplug();
    void say(hal::ByteView bytes);
    [[nodiscard]] bool grabbed() const { return grabbed_; }
    [[nodiscard]] std::string node() const; // "/dev/hidraw5"

    // For the testbed's thread.
    void answer(_UMockdevIoctlClient* client);

private:
    [[nodiscard]] std::string usbPath() const;
    [[nodiscard]] std::string inputPath() const;

    UsbTestbed& bed_;
    const InputDescription description_;
    hal::Fd near_;
    _UMockdevIoctlBase* handler_ = nullptr;
    std::atomic<bool> grabbed_ = false;
};

} // namespace rigs
