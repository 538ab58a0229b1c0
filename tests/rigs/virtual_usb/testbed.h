// The machine's USB, made of paper: libusb and libudev in this process, and in processes that link
// umockdev's preload library, see what is plugged in here and nothing else.
#pragma once

#include <filesystem>

struct _UMockdevTestbed;

namespace rigs {

// One a process: umockdev remembers where the first one stood.
class UsbTestbed {
public:
    UsbTestbed();
    ~UsbTestbed();
    UsbTestbed(const UsbTestbed&) = delete;
    UsbTestbed& operator=(const UsbTestbed&) = delete;

    [[nodiscard]] _UMockdevTestbed* get() const { return bed_; }
    // Where the paper /dev and /sys lie.
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    // A device gets a new number each time it is plugged in, as the kernel does it.
    [[nodiscard]] int nextAddress() { return address_ = address_ % 127 + 1; }

private:
    _UMockdevTestbed* bed_;
    int address_ = 1; // the root hub's
    std::filesystem::path root_;
};

} // namespace rigs
