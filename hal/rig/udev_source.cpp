// Uevents of the kernel, by way of udev where it runs.
#include <array>
#include <cerrno>
#include <filesystem>

#include <libudev.h>
#include <poll.h>
#include <sys/eventfd.h>

#include "hal/base/fd.h"
#include "hal/rig/plug_source.h"

namespace hal {
namespace {

struct Unref {
    void operator()(udev* context) const { udev_unref(context); }
    void operator()(udev_monitor* monitor) const { udev_monitor_unref(monitor); }
    void operator()(udev_device* device) const { udev_device_unref(device); }
};
using Udev = std::unique_ptr<udev, Unref>;
using Monitor = std::unique_ptr<udev_monitor, Unref>;

// Where peripherals appear. Of USB only whole devices: their interfaces tell nothing more.
struct Heard {
    const char* subsystem;
    const char* type;
};
constexpr Heard kHeard[] = {{"usb", "usb_device"}, {"usbmisc", nullptr}, {"tty", nullptr},
                            {"hidraw", nullptr},   {"input", nullptr},   {"video4linux", nullptr},
                            {"sound", nullptr}};

// libudev itself would stay silent without udev: what a host's kernel tells is not meant for its containers.
// Here it is: the devices that it speaks of were given to this container.
const char* group() {
    std::error_code none;
    return std::filesystem::exists("/run/udev/control", none) ? "udev" : "kernel";
}

class UdevSource final : public PlugSource {
public:
    UdevSource(Udev context, Monitor monitor)
        : context_(std::move(context)), monitor_(std::move(monitor)), wake_(::eventfd(0, EFD_CLOEXEC)) {}

    std::set<std::string> next(const std::stop_token& stop) override {
        const std::stop_callback wakeUp(stop, [this] { ::eventfd_write(wake_.get(), 1); });
        std::array<pollfd, 2> wait{
            {{udev_monitor_get_fd(monitor_.get()), POLLIN, 0}, {wake_.get(), POLLIN, 0}}};
        std::set<std::string> heard;
        while (heard.empty() && !stop.stop_requested()) {
            if (::poll(wait.data(), wait.size(), -1) < 0 && errno != EINTR)
                break;
            if (wait[0].revents & POLLIN)
                heard = pending();
            else if (wait[0].revents != 0)
                break;
        }
        return heard;
    }

private:
    // The socket does not block; what the filter leaves out is not returned.
    std::set<std::string> pending() {
        std::set<std::string> subsystems;
        for (;;) {
            errno = 0;
            const std::unique_ptr<udev_device, Unref> device(udev_monitor_receive_device(monitor_.get()));
            if (!device && errno == ENOBUFS) // more at once than the socket holds
                subsystems.insert(kAnySubsystem);
            else if (!device)
                return subsystems;
            else if (const char* subsystem = udev_device_get_subsystem(device.get()))
                subsystems.insert(subsystem);
        }
    }

    const Udev context_;
    const Monitor monitor_;
    const Fd wake_;
};

} // namespace

Result<std::unique_ptr<PlugSource>> openUdevSource() {
    Udev context(udev_new());
    Monitor monitor(context ? udev_monitor_new_from_netlink(context.get(), group()) : nullptr);
    if (!monitor)
        return fail(Fault::Unsupported, "this system does not tell of devices that come and go");
    for (const auto& [subsystem, type] : kHeard)
        udev_monitor_filter_add_match_subsystem_devtype(monitor.get(), subsystem, type);
    if (udev_monitor_enable_receiving(monitor.get()) < 0)
        return fail(Fault::Unsupported, "this system does not tell of devices that come and go");
    return std::make_unique<UdevSource>(std::move(context), std::move(monitor));
}

} // namespace hal
