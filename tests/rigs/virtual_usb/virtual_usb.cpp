#include "tests/rigs/virtual_usb/virtual_usb.h"

#include <array>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include <umockdev.h>

#include "tests/rigs/virtual_usb/usbfs.h"

namespace rigs {
namespace {

namespace fs = std::filesystem;

std::uint8_t low(int value) { return static_cast<std::uint8_t>(value & 0xFF); }
std::uint8_t high(int value) { return static_cast<std::uint8_t>(value >> 8); }

hal::Bytes descriptors(const UsbDescription& d) {
    const auto count = d.endpoints.size();
    const int total = static_cast<int>(9 + 9 + 7 * count);
    hal::Bytes bytes{
        18, 1, 0x00, 0x02, 0, 0, 0, 64, low(d.vendor), high(d.vendor), low(d.product), high(d.product),
        0,  1, 1,    2,    3, 1};
    bytes.insert(bytes.end(), {9, 2, low(total), high(total), 1, 1, 0, 0x80, 50});
    bytes.insert(bytes.end(),
                 {9, 4, 0, 0, static_cast<std::uint8_t>(count), d.interfaceClass, d.subclass, d.protocol, 0});
    for (const std::uint8_t endpoint : d.endpoints)
        bytes.insert(bytes.end(), {7, 5, endpoint, 2, 64, 0, 0});
    return bytes;
}

template <class... Args>
std::string formatted(const char* pattern, Args... args) {
    std::array<char, 1024> text{};
    std::snprintf(text.data(), text.size(), pattern, args...);
    return text.data();
}

std::string hex(const hal::Bytes& bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes)
        text += formatted("%02X", byte);
    return text;
}

gboolean onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer usbfs) {
    return static_cast<Usbfs*>(usbfs)->answer(client);
}

void must(bool done, const char* what) {
    if (!done)
        throw std::runtime_error(what);
}

} // namespace

class VirtualUsb::Impl {
public:
    Impl(UsbTestbed& bed, UsbDescription description)
        : bed_(bed), description_(std::move(description)),
          usbfs_({description_.maker, description_.name, description_.serial}) {}

    ~Impl() {
        unplug();
        if (handler_)
            g_object_unref(handler_);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void plug(Usbfs::Out out, Usbfs::Control control) {
        if (goodbye_.joinable())
            goodbye_.join();
        if (plugged_)
            return;
        plugged_ = true;
        address_ = bed_.nextAddress();
        const fs::path node = bed_.root() / nodePath().substr(1);
        fs::create_directories(node.parent_path());
        fs::create_symlink(usbfs_.arrive(std::move(out), std::move(control)), node);
        if (!handler_) {
            handler_ = umockdev_ioctl_base_new();
            g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(onIoctl), &usbfs_);
        }
        must(umockdev_testbed_attach_ioctl(bed_.get(), nodePath().c_str(), handler_, nullptr), "no ioctls");
        must(umockdev_testbed_add_from_string(bed_.get(), record().c_str(), nullptr), "no device");
    }

    void unplug() {
        if (usbfs_.leave())
            sayGoodbye();
        if (goodbye_.joinable())
            goodbye_.join();
    }

    void unplugFromWithin() {
        if (usbfs_.leave())
            goodbye_ = std::thread([this] { sayGoodbye(); });
    }

    Usbfs& usbfs() { return usbfs_; }
    [[nodiscard]] std::string portPath() const {
        return formatted("%d-%d", description_.bus, description_.port);
    }

private:
    void sayGoodbye() {
        const std::string device = "/sys" + systemPath();
        umockdev_testbed_uevent(bed_.get(), device.c_str(), "remove");
        umockdev_testbed_remove_device(bed_.get(), device.c_str());
        umockdev_testbed_detach_ioctl(bed_.get(), nodePath().c_str(), nullptr);
        fs::remove(bed_.root() / nodePath().substr(1));
        plugged_ = false;
    }

    [[nodiscard]] std::string nodePath() const {
        return formatted("/dev/bus/usb/%03d/%03d", description_.bus, address_);
    }
    [[nodiscard]] std::string systemPath() const {
        return formatted("/devices/usb%d/%s", description_.bus, portPath().c_str());
    }
    [[nodiscard]] std::string record() const {
        const UsbDescription& d = description_;
        return "P: " + systemPath() +
               formatted("\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DEVNAME=%s\nE: BUSNUM=%03d\nE: "
                         "DEVNUM=%03d\n"
                         "E: MAJOR=189\nE: MINOR=%d\nE: PRODUCT=%x/%x/100\n",
                         nodePath().c_str(), d.bus, address_, (d.bus - 1) * 128 + address_ - 1, d.vendor,
                         d.product) +
               formatted("A: busnum=%d\\n\nA: devnum=%d\\n\nA: idVendor=%04x\\n\nA: idProduct=%04x\\n\n"
                         "A: bConfigurationValue=1\\n\nA: bNumConfigurations=1\\n\nA: speed=12\\n\n",
                         d.bus, address_, d.vendor, d.product) +
               "H: descriptors=" + hex(descriptors(d)) + "\n\n";
    }

    UsbTestbed& bed_;
    const UsbDescription description_;
    int address_ = 0;
    bool plugged_ = false;
    Usbfs usbfs_;
    UMockdevIoctlBase* handler_ = nullptr;
    std::thread goodbye_;
};

VirtualUsb::VirtualUsb(UsbTestbed& bed, UsbDescription description)
    : impl_(std::make_unique<Impl>(bed, std::move(description))) {}
VirtualUsb::~VirtualUsb() = default;

void VirtualUsb::plug() { impl_->plug(onOut, onControl); }
void VirtualUsb::unplug() { impl_->unplug(); }
void VirtualUsb::unplugFromWithin() { impl_->unplugFromWithin(); }
void VirtualUsb::queueIn(std::uint8_t endpoint, hal::Bytes bytes, hal::Millis after) {
    impl_->usbfs().queueIn(endpoint, std::move(bytes), after);
}
void VirtualUsb::forgetQueued() { impl_->usbfs().forgetQueued(); }
void VirtualUsb::stallNextIn() { impl_->usbfs().stallNextIn(); }
void VirtualUsb::takeNoOut(bool on) { impl_->usbfs().takeNoOut(on); }
void VirtualUsb::refuseToOpen(bool on) { impl_->usbfs().refuseToOpen(on); }
VirtualUsb::Counts VirtualUsb::counts() const {
    return {impl_->usbfs().claimed(), impl_->usbfs().released(), impl_->usbfs().haltsCleared()};
}
std::string VirtualUsb::portPath() const { return impl_->portPath(); }

} // namespace rigs
