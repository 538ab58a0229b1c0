#include "hal/drivers/codes/nodes.h"

#include <charconv>
#include <cstring>
#include <memory>

#include <libudev.h>

namespace hal::codes {
namespace {

struct Unref {
    void operator()(udev* context) const { udev_unref(context); }
    void operator()(udev_enumerate* list) const { udev_enumerate_unref(list); }
    void operator()(udev_device* device) const { udev_device_unref(device); }
};

std::string attribute(udev_device* device, const char* name) {
    const char* value = udev_device_get_sysattr_value(device, name);
    return value ? value : "";
}

std::uint16_t hex(const std::string& text) {
    std::uint16_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
}

} // namespace

Result<std::vector<NodeInfo>> nodesOf(const char* subsystem) {
    const std::unique_ptr<udev, Unref> context(udev_new());
    const std::unique_ptr<udev_enumerate, Unref> list(context ? udev_enumerate_new(context.get()) : nullptr);
    if (!list || udev_enumerate_add_match_subsystem(list.get(), subsystem) < 0 ||
        udev_enumerate_scan_devices(list.get()) < 0)
        return fail(Fault::Io, "udev cannot be asked");
    std::vector<NodeInfo> nodes;
    for (udev_list_entry* entry = udev_enumerate_get_list_entry(list.get()); entry;
         entry = udev_list_entry_get_next(entry)) {
        const std::unique_ptr<udev_device, Unref> device(
            udev_device_new_from_syspath(context.get(), udev_list_entry_get_name(entry)));
        const char* path = device ? udev_device_get_devnode(device.get()) : nullptr;
        udev_device* usb =
            path ? udev_device_get_parent_with_subsystem_devtype(device.get(), "usb", "usb_device") : nullptr;
        const std::string name = usb ? udev_device_get_sysname(device.get()) : "";
        if (!usb || (std::strcmp(subsystem, "input") == 0 && !name.starts_with("event")))
            continue;
        nodes.push_back({.path = path,
                         .vendor = hex(attribute(usb, "idVendor")),
                         .product = hex(attribute(usb, "idProduct")),
                         .port = udev_device_get_sysname(usb),
                         .identity = {attribute(usb, "manufacturer"), attribute(usb, "product"),
                                      attribute(usb, "serial"), attribute(usb, "bcdDevice")}});
    }
    return nodes;
}

} // namespace hal::codes
