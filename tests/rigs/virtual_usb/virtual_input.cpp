#include "tests/rigs/virtual_usb/virtual_input.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <linux/hidraw.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <umockdev.h>

namespace rigs {
namespace {

gboolean onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer input) {
    static_cast<VirtualInput*>(input)->answer(client);
    return TRUE;
}

template <class... Args>
std::string formatted(const char* pattern, Args... args) {
    std::array<char, 512> text{};
    std::snprintf(text.data(), text.size(), pattern, args...);
    return text.data();
}

void must(bool done, const char* what) {
    if (!done)
        throw std::runtime_error(what);
}

void set(std::uint8_t* bits, unsigned bit) {
    bits[bit / 8] = static_cast<std::uint8_t>(bits[bit / 8] | 1u << (bit % 8));
}

} // namespace

VirtualInput::VirtualInput(UsbTestbed& bed, InputDescription description)
    : bed_(bed), description_(std::move(description)) {}

VirtualInput::~VirtualInput() {
    unplug();
    if (handler_)
        g_object_unref(handler_);
}

std::string VirtualInput::node() const {
    return formatted(description_.kind == InputDescription::Kind::HidRaw ? "/dev/hidraw%d"
                                                                         : "/dev/input/event%d",
                     description_.port);
}

std::string VirtualInput::usbPath() const { return formatted("/devices/usb1/1-%d", description_.port); }

std::string VirtualInput::inputPath() const {
    const char* pattern = description_.kind == InputDescription::Kind::HidRaw ? "%s/0003:0.1/hidraw/hidraw%d"
                                                                              : "%s/input/input9/event%d";
    return formatted(pattern, (usbPath() + formatted("/1-%d:1.0", description_.port)).c_str(),
                     description_.port);
}

void VirtualInput::plug() {
    if (near_)
        return;
    const std::filesystem::path file = bed_.root() / node().substr(1);
    std::filesystem::create_directories(file.parent_path());
    must(::mkfifo(file.c_str(), 0600) == 0, "no pipe");
    near_ = hal::Fd{::open(file.c_str(), O_RDWR | O_CLOEXEC)}; // held open, so that a reader waits
    must(static_cast<bool>(near_), "no near end");
    if (!handler_) {
        handler_ = umockdev_ioctl_base_new();
        g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(onIoctl), this);
    }
    must(umockdev_testbed_attach_ioctl(bed_.get(), node().c_str(), handler_, nullptr), "no ioctls");
    const InputDescription& d = description_;
    const bool raw = d.kind == InputDescription::Kind::HidRaw;
    const std::string usb =
        "P: " + usbPath() +
        formatted("\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: BUSNUM=001\nE: DEVNUM=%03d\n"
                  "A: idVendor=%04x\\n\nA: idProduct=%04x\\n\nA: manufacturer=Acme\\n\n"
                  "A: product=Code scanner\\n\nA: serial=VIRTUAL-%d\\n\n\n",
                  d.port + 1, d.vendor, d.product, d.port);
    const std::string input =
        "P: " + inputPath() +
        formatted("\nE: SUBSYSTEM=%s\nE: DEVNAME=%s\nE: MAJOR=%d\nE: MINOR=%d\n\n", raw ? "hidraw" : "input",
                  node().c_str(), raw ? 240 : 13, raw ? d.port : 64 + d.port);
    must(umockdev_testbed_add_from_string(bed_.get(), usb.c_str(), nullptr), "no USB device");
    must(umockdev_testbed_add_from_string(bed_.get(), input.c_str(), nullptr), "no input device");
}

void VirtualInput::unplug() {
    if (!near_)
        return;
    near_.reset();
    grabbed_ = false;
    std::filesystem::remove(bed_.root() / node().substr(1));
    for (const std::string& path : {inputPath(), usbPath()}) {
        umockdev_testbed_uevent(bed_.get(), ("/sys" + path).c_str(), "remove");
        umockdev_testbed_remove_device(bed_.get(), ("/sys" + path).c_str());
    }
    umockdev_testbed_detach_ioctl(bed_.get(), node().c_str(), nullptr);
}

void VirtualInput::say(hal::ByteView bytes) {
    must(near_ && ::write(near_.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
         "nobody to say it to");
}

void VirtualInput::answer(UMockdevIoctlClient* client) {
    const unsigned long request = umockdev_ioctl_client_get_request(client);
    UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);
    const auto done = [&](int error) { umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error); };
    if (request == EVIOCGRAB) { // its argument is a number
        grabbed_ = true;
        return done(0);
    }
    UMockdevIoctlData* data = umockdev_ioctl_data_resolve(argument, 0, _IOC_SIZE(request), nullptr);
    if (!data)
        return done(EFAULT);
    std::memset(data->data, 0, _IOC_SIZE(request));
    const bool raw = description_.kind == InputDescription::Kind::HidRaw;
    const auto size = static_cast<std::uint32_t>(description_.reportDescriptor.size());
    int error = 0;
    if (raw && request == HIDIOCGRDESCSIZE) {
        std::memcpy(data->data, &size, sizeof size);
    } else if (raw && request == HIDIOCGRDESC) {
        auto* descriptor = reinterpret_cast<hidraw_report_descriptor*>(data->data);
        descriptor->size = size;
        std::memcpy(descriptor->value, description_.reportDescriptor.data(), size);
    } else if (!raw && _IOC_NR(request) == 0x20 + EV_KEY) {
        for (unsigned key = KEY_ESC; description_.hasKeys && key <= KEY_SPACE; ++key)
            set(data->data, key);
    } else if (!raw && _IOC_NR(request) == _IOC_NR(EVIOCGLED(0))) {
        if (description_.capsLock)
            set(data->data, LED_CAPSL);
    } else {
        error = ENOTTY;
    }
    done(error);
    umockdev_ioctl_data_unref(data);
}

} // namespace rigs
