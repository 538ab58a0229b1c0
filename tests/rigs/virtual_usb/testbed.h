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

private:
    _UMockdevTestbed* bed_;
    std::filesystem::path root_;
};

} // namespace rigs
