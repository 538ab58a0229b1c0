#include "hal/port/usb.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <thread>

#include <libusb.h>

#include "hal/port/usb_transfer.h"
#include "hal/port/wait.h"

namespace hal::port {
namespace {

constexpr Millis kUdevRace{2000}; // from a device's arrival until udev has set its permissions, at most
constexpr Millis kBetweenTries{50};
constexpr Millis kNamePatience{500}; // a device that does not tell its name has none
constexpr Millis kAfterEmpty{2};     // some devices answer at once that they have nothing to say
constexpr std::uint16_t kEnglish = 0x0409;

struct ContextEnd {
    void operator()(libusb_context* context) const { libusb_exit(context); }
};
struct HandleEnd {
    void operator()(libusb_device_handle* handle) const { libusb_close(handle); }
};
struct DeviceEnd {
    void operator()(libusb_device* device) const { libusb_unref_device(device); }
};
using Context = std::unique_ptr<libusb_context, ContextEnd>;
using Handle = std::unique_ptr<libusb_device_handle, HandleEnd>;
using DeviceRef = std::unique_ptr<libusb_device, DeviceEnd>;

Result<std::vector<DeviceRef>> listDevices(libusb_context* context) {
    libusb_device** list = nullptr;
    const auto count = libusb_get_device_list(context, &list);
    if (count < 0)
        return usbError("device list", static_cast<int>(count));
    std::vector<DeviceRef> devices;
    for (libusb_device* device : std::span(list, static_cast<std::size_t>(count)))
        devices.emplace_back(device);
    libusb_free_device_list(list, 0);
    return devices;
}

std::string portOf(libusb_device* device) {
    std::array<std::uint8_t, 8> ports{};
    const int depth = libusb_get_port_numbers(device, ports.data(), ports.size());
    std::string path = std::to_string(libusb_get_bus_number(device)) + "-";
    for (int i = 0; i < depth; ++i)
        path += (i == 0 ? "" : ".") + std::to_string(ports[static_cast<std::size_t>(i)]);
    return path;
}

std::string nodeOf(libusb_device* device) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "/dev/bus/usb/%03d/%03d", libusb_get_bus_number(device),
                  libusb_get_device_address(device));
    return text.data();
}

UsbInterfaceInfo describe(const libusb_interface_descriptor& descriptor) {
    UsbInterfaceInfo info{descriptor.bInterfaceNumber,
                          descriptor.bInterfaceClass,
                          descriptor.bInterfaceSubClass,
                          descriptor.bInterfaceProtocol,
                          {}};
    for (const auto& endpoint : std::span(descriptor.endpoint, descriptor.bNumEndpoints)) {
        const int type = endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK;
        if (type == LIBUSB_TRANSFER_TYPE_BULK || type == LIBUSB_TRANSFER_TYPE_INTERRUPT)
            info.endpoints.push_back(
                {endpoint.bEndpointAddress, type == LIBUSB_TRANSFER_TYPE_INTERRUPT, endpoint.wMaxPacketSize});
    }
    return info;
}

UsbDeviceInfo describe(libusb_device* device) {
    UsbDeviceInfo info;
    info.port = portOf(device);
    info.node = nodeOf(device);
    libusb_device_descriptor descriptor{};
    libusb_get_device_descriptor(device, &descriptor);
    info.vendor = descriptor.idVendor;
    info.product = descriptor.idProduct;
    libusb_config_descriptor* configuration = nullptr;
    if (libusb_get_active_config_descriptor(device, &configuration) != 0)
        return info; // not configured: nothing to talk to
    for (const auto& interface : std::span(configuration->interface, configuration->bNumInterfaces))
        if (interface.num_altsetting > 0)
            info.interfaces.push_back(describe(interface.altsetting[0]));
    libusb_free_config_descriptor(configuration);
    return info;
}

class ClaimedInterface final : public UsbInterface {
public:
    ClaimedInterface(std::shared_ptr<UsbBus> bus, Handle handle, UsbInterfaceInfo info)
        : bus_(std::move(bus)), handle_(std::move(handle)), info_(std::move(info)) {}
    ~ClaimedInterface() override { libusb_release_interface(handle_.get(), info_.number); }
    ClaimedInterface(const ClaimedInterface&) = delete;
    ClaimedInterface& operator=(const ClaimedInterface&) = delete;

    Result<> send(std::uint8_t endpoint, ByteView bytes, Deadline deadline,
                  const std::stop_token& stop) override {
        SecretBytes buffer(bytes.begin(), bytes.end());
        const auto moved = transfer(endpoint, buffer, deadline, stop);
        if (!moved)
            return tl::make_unexpected(moved.error());
        if (*moved != bytes.size())
            return fail(stop.stop_requested() ? Fault::Cancelled : Fault::Timeout, "only a part was sent");
        return {};
    }

    Result<SecretBytes> receive(std::uint8_t endpoint, std::size_t expected, Deadline deadline,
                                const std::stop_token& stop) override {
        const std::size_t packet = std::max<std::size_t>(endpointInfo(endpoint).maxPacket, 1);
        SecretBytes buffer((expected + packet - 1) / packet * packet);
        const auto moved = transfer(endpoint, buffer, deadline, stop);
        if (!moved)
            return tl::make_unexpected(moved.error());
        buffer.resize(*moved);
        return buffer;
    }

    Result<SecretBytes> ask(const Request& request, std::uint16_t length, Deadline deadline,
                            const std::stop_token& stop) override {
        SecretBytes buffer(LIBUSB_CONTROL_SETUP_SIZE + std::size_t{length});
        libusb_fill_control_setup(buffer.data(), request.type, request.request, request.value, request.index,
                                  length);
        UsbTransfer transfer;
        transfer.fillControl(handle_.get(), buffer);
        const auto moved = transfer.run(deadline, stop);
        if (!moved)
            return tl::make_unexpected(moved.error());
        const auto begin = buffer.begin() + LIBUSB_CONTROL_SETUP_SIZE;
        return SecretBytes(begin, begin + static_cast<std::ptrdiff_t>(*moved));
    }

    Names names() override {
        libusb_device_descriptor descriptor{};
        libusb_get_device_descriptor(libusb_get_device(handle_.get()), &descriptor);
        return {text(descriptor.iManufacturer), text(descriptor.iProduct), text(descriptor.iSerialNumber)};
    }

private:
    [[nodiscard]] UsbEndpoint endpointInfo(std::uint8_t address) const {
        const auto found = std::ranges::find(info_.endpoints, address, &UsbEndpoint::address);
        return found == info_.endpoints.end() ? UsbEndpoint{address, false, 64} : *found;
    }

    // A string descriptor in English, the rest of Unicode as '?'. libusb's own call would handle events in
    // this thread as well.
    std::string text(std::uint8_t index) {
        if (index == 0)
            return {};
        const Request request{LIBUSB_ENDPOINT_IN, LIBUSB_REQUEST_GET_DESCRIPTOR,
                              static_cast<std::uint16_t>(LIBUSB_DT_STRING << 8 | index), kEnglish};
        const auto descriptor = ask(request, 255, Deadline::in(kNamePatience), {});
        std::string name;
        for (std::size_t i = 2; descriptor && i + 1 < descriptor->size(); i += 2) {
            const bool ascii =
                (*descriptor)[i + 1] == 0 && (*descriptor)[i] >= ' ' && (*descriptor)[i] < 0x7F;
            name += ascii ? static_cast<char>((*descriptor)[i]) : '?';
        }
        return name;
    }

    Result<std::size_t> transfer(std::uint8_t endpoint, SecretBytes& buffer, Deadline deadline,
                                 const std::stop_token& stop) {
        UsbTransfer transfer;
        if (endpointInfo(endpoint).interrupt)
            transfer.fillInterrupt(handle_.get(), endpoint, buffer);
        else
            transfer.fillBulk(handle_.get(), endpoint, buffer);
        auto moved = transfer.run(deadline, stop);
        if (!moved && transfer.stalled())
            libusb_clear_halt(handle_.get(), endpoint);
        return moved;
    }

    std::shared_ptr<UsbBus> bus_; // before the handle: the bus must outlive it
    Handle handle_;
    UsbInterfaceInfo info_;
};

class LibusbBus final : public UsbBus, public std::enable_shared_from_this<LibusbBus> {
public:
    explicit LibusbBus(Context context) : context_(std::move(context)), ear_([this] { hear(); }) {}

    // libusb's order: the handles are closed by now (each holds this bus), then the ear, then the context.
    ~LibusbBus() override {
        closing_ = 1;
        libusb_interrupt_event_handler(context_.get());
        ear_.join();
    }
    LibusbBus(const LibusbBus&) = delete;
    LibusbBus& operator=(const LibusbBus&) = delete;

    Result<std::vector<UsbDeviceInfo>> devices() const override {
        const auto list = listDevices(context_.get());
        if (!list)
            return tl::make_unexpected(list.error());
        std::vector<UsbDeviceInfo> devices;
        for (const DeviceRef& device : *list)
            devices.push_back(describe(device.get()));
        return devices;
    }

    Result<std::unique_ptr<UsbInterface>> claim(const UsbDeviceInfo& device, std::uint8_t interface,
                                                const std::stop_token& stop) override {
        const auto info = std::ranges::find(device.interfaces, interface, &UsbInterfaceInfo::number);
        if (info == device.interfaces.end())
            return fail(Fault::Io, device.port + ": no interface " + std::to_string(interface));
        const Deadline patience = Deadline::in(kUdevRace);
        for (;;) {
            auto handle = openAndClaim(device, interface);
            if (handle)
                return std::make_unique<ClaimedInterface>(shared_from_this(), *std::move(handle), *info);
            if (handle.error().fault != Fault::Refused || patience.passed())
                return tl::make_unexpected(handle.error());
            if (auto waited = pause(kBetweenTries, stop); !waited)
                return tl::make_unexpected(waited.error());
        }
    }

private:
    Result<Handle> openAndClaim(const UsbDeviceInfo& wanted, std::uint8_t interface) const {
        const auto list = listDevices(context_.get());
        if (!list)
            return tl::make_unexpected(list.error());
        const auto device = std::ranges::find_if(
            *list, [&](const DeviceRef& one) { return nodeOf(one.get()) == wanted.node; });
        if (device == list->end())
            return fail(Fault::Unplugged, wanted.port + ": unplugged");
        libusb_device_handle* opened = nullptr;
        if (const int code = libusb_open(device->get(), &opened); code != 0)
            return usbError(wanted.node.c_str(), code);
        Handle handle(opened);
        libusb_set_auto_detach_kernel_driver(opened, 1); // unsupported only where no kernel driver can be
        if (const int code = libusb_claim_interface(opened, interface); code != 0)
            return usbError(wanted.node.c_str(), code);
        return handle;
    }

    void hear() {
        while (closing_ == 0)
            libusb_handle_events_completed(context_.get(), nullptr);
    }

    Context context_;
    std::atomic<int> closing_{0};
    std::thread ear_; // last: it uses the above
};

} // namespace

Result<std::shared_ptr<UsbBus>> UsbBus::open() {
    libusb_context* context = nullptr;
    if (const int code = libusb_init(&context); code != 0)
        return usbError("libusb", code);
    return std::make_shared<LibusbBus>(Context(context));
}

Result<> UsbStream::write(ByteView bytes, Deadline deadline, const std::stop_token& stop) {
    return interface_->send(out_, bytes, deadline, stop);
}

Result<std::size_t> UsbStream::read(std::span<std::uint8_t> into, Deadline deadline,
                                    const std::stop_token& stop) {
    while (rest_.empty()) { // a packet may be empty
        auto came = interface_->receive(in_, into.size(), deadline, stop);
        if (!came)
            return tl::make_unexpected(came.error());
        rest_ = *std::move(came);
        if (!rest_.empty())
            break;
        if (deadline.passed())
            return fail(Fault::Timeout, "only empty packets came");
        if (auto paused = pause(kAfterEmpty, stop); !paused)
            return tl::make_unexpected(paused.error());
    }
    const std::size_t count = std::min(rest_.size(), into.size());
    std::copy_n(rest_.begin(), count, into.begin());
    rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

} // namespace hal::port
