#include "tests/rigs/virtual_usb/testbed.h"

#include <csignal>

#include <umockdev.h>

namespace rigs {

UsbTestbed::UsbTestbed() : bed_(umockdev_testbed_new()) {
    // A device's node is a terminal, whose end would end a process that leads a session.
    ::signal(SIGHUP, SIG_IGN);
    gchar* root = umockdev_testbed_get_root_dir(bed_);
    root_ = root;
    g_free(root);
    std::filesystem::create_directories(root_ / "sys" / "bus" / "usb" / "devices");
    std::filesystem::create_directories(root_ / "dev" / "bus" / "usb");
}

UsbTestbed::~UsbTestbed() { g_object_unref(bed_); }

} // namespace rigs
