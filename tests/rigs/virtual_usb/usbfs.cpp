#include "tests/rigs/virtual_usb/usbfs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <umockdev.h>

namespace rigs {
namespace {

constexpr std::uint32_t kCapabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                                        USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER |
                                        USBDEVFS_CAP_REAP_AFTER_DISCONNECT;

bool isIn(const usbdevfs_urb& urb) { return (urb.endpoint & 0x80) != 0; }

bool complete(UMockdevIoctlClient* client, int error, UMockdevIoctlData* data) {
    umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
    if (data)
        umockdev_ioctl_data_unref(data);
    return true;
}

hal::Bytes stringDescriptor(const std::vector<std::string>& strings, std::uint8_t index) {
    if (index == 0)
        return {4, 3, 0x09, 0x04}; // English
    if (index > strings.size())
        return {};
    hal::Bytes bytes{0, 3};
    for (char c : strings[index - 1u])
        bytes.insert(bytes.end(), {static_cast<std::uint8_t>(c), 0});
    bytes[0] = static_cast<std::uint8_t>(bytes.size());
    return bytes;
}

} // namespace

usbdevfs_urb& Usbfs::Urb::head() const { return *reinterpret_cast<usbdevfs_urb*>(urb->data); }

Usbfs::Usbfs(std::vector<std::string> strings)
    : strings_(std::move(strings)), timekeeper_([this] { keepTime(); }) {}

Usbfs::~Usbfs() {
    leave();
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    timekeeper_.join();
    for (Urb& urb : done_)
        forget(urb);
}

std::string Usbfs::arrive(Out out, Control control) {
    const std::lock_guard lock(mutex_);
    int near = -1, far = -1;
    std::array<char, 128> name{};
    termios line{};
    ::cfmakeraw(&line);
    line.c_cflag |= CS8 | CREAD;
    if (::openpty(&near, &far, name.data(), &line, nullptr) != 0)
        throw std::runtime_error("no pseudo terminal");
    near_ = hal::Fd{near};
    far_ = hal::Fd{far};
    for (const int fd : {near, far})
        ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    for (Urb& urb : done_)
        forget(urb);
    done_.clear();
    halted_.clear();
    takesNoOut_ = stallNextIn_ = false;
    out_ = std::move(out);
    control_ = std::move(control);
    present_ = true;
    showReady(false);
    return name.data();
}

bool Usbfs::leave() {
    const std::lock_guard lock(mutex_);
    if (!present_)
        return false;
    present_ = false;
    while (!pending_.empty())
        finish(pending_.begin(), -ESHUTDOWN, 0);
    in_.clear();
    near_.reset();
    far_.reset();
    return true;
}

void Usbfs::queueIn(std::uint8_t endpoint, hal::Bytes bytes, hal::Millis after) {
    Heard heard;
    {
        const std::lock_guard lock(mutex_);
        if (!present_)
            return;
        in_[endpoint].push_back({std::chrono::steady_clock::now() + after, std::move(bytes)});
        heard = pump();
    }
    changed_.notify_all();
    tell(heard);
}

void Usbfs::forgetQueued() {
    const std::lock_guard lock(mutex_);
    in_.clear();
}

void Usbfs::stallNextIn() {
    const std::lock_guard lock(mutex_);
    stallNextIn_ = true;
}

void Usbfs::takeNoOut(bool on) {
    const std::lock_guard lock(mutex_);
    takesNoOut_ = on;
}

void Usbfs::refuseToOpen(bool on) {
    const std::lock_guard lock(mutex_);
    ::fchmod(far_.get(), on ? 0 : 0600);
}

int Usbfs::claimed() const {
    const std::lock_guard lock(mutex_);
    return claimed_;
}
int Usbfs::released() const {
    const std::lock_guard lock(mutex_);
    return released_;
}
int Usbfs::haltsCleared() const {
    const std::lock_guard lock(mutex_);
    return haltsCleared_;
}

bool Usbfs::answer(UMockdevIoctlClient* client) {
    const unsigned long request = umockdev_ioctl_client_get_request(client);
    UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);
    const bool reaps = request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY;
    {
        const std::lock_guard lock(mutex_);
        if (!present_ && !reaps)
            return complete(client, ENODEV, nullptr);
    }
    if (request == USBDEVFS_DISCARDURB) // its argument is an address of the client, not to be fetched
        return discard(client, argument);
    UMockdevIoctlData* data = nullptr;
    if (_IOC_SIZE(request) != 0) {
        data = umockdev_ioctl_data_resolve(argument, 0, _IOC_SIZE(request), nullptr);
        if (!data)
            return complete(client, EFAULT, nullptr);
    }
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES:
        std::memcpy(data->data, &kCapabilities, sizeof kCapabilities);
        return complete(client, 0, data);
    case USBDEVFS_GETDRIVER:
        return complete(client, ENODATA, data);
    case USBDEVFS_CLAIMINTERFACE:
    case USBDEVFS_DISCONNECT_CLAIM: {
        const std::lock_guard lock(mutex_);
        ++claimed_;
        return complete(client, 0, data);
    }
    case USBDEVFS_RELEASEINTERFACE: {
        const std::lock_guard lock(mutex_);
        ++released_;
        return complete(client, 0, data);
    }
    case USBDEVFS_SETCONFIGURATION:
    case USBDEVFS_SETINTERFACE:
    case USBDEVFS_IOCTL: // re-attach a driver of the kernel
    case USBDEVFS_RESET:
        return complete(client, 0, data);
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESETEP:
        clearHalt(data->data[0]);
        return complete(client, 0, data);
    case USBDEVFS_SUBMITURB:
        return submit(client, data);
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY:
        return reap(client, data);
    default:
        return complete(client, ENOTTY, data);
    }
}

void Usbfs::clearHalt(std::uint8_t endpoint) {
    const std::lock_guard lock(mutex_);
    ++haltsCleared_;
    halted_.erase(endpoint);
}

bool Usbfs::submit(UMockdevIoctlClient* client, UMockdevIoctlData* data) {
    Urb urb{data, nullptr};
    const auto size = static_cast<std::size_t>(urb.head().buffer_length);
    if (size > 0 &&
        !(urb.buffer = umockdev_ioctl_data_resolve(data, offsetof(usbdevfs_urb, buffer), size, nullptr)))
        return complete(client, EFAULT, data);
    Heard heard;
    {
        const std::lock_guard lock(mutex_);
        pending_.push_back(urb);
        umockdev_ioctl_client_complete(client, 0, 0);
        heard = pump();
    }
    changed_.notify_all(); // the time of the packet that this one waits for is to be kept
    tell(heard);
    return true;
}

bool Usbfs::reap(UMockdevIoctlClient* client, UMockdevIoctlData* data) {
    const std::lock_guard lock(mutex_);
    if (done_.empty()) {
        showReady(false);
        return complete(client, present_ ? EAGAIN : ENODEV, data);
    }
    Urb urb = done_.front();
    done_.pop_front();
    umockdev_ioctl_data_set_ptr(data, 0, urb.urb);
    complete(client, 0, data);
    forget(urb);
    return true;
}

bool Usbfs::discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument) {
    const std::lock_guard lock(mutex_);
    unsigned long address = 0;
    std::memcpy(&address, argument->data, sizeof address);
    const auto urb =
        std::ranges::find_if(pending_, [&](const Urb& one) { return one.urb->client_addr == address; });
    if (urb == pending_.end())
        return complete(client, EINVAL, nullptr);
    finish(urb, -ENOENT, 0);
    return complete(client, 0, nullptr);
}

Usbfs::Heard Usbfs::pump() {
    Heard heard;
    if (!present_)
        return heard;
    for (auto urb = pending_.begin(); urb != pending_.end();)
        urb = tryFinish(urb, heard) ? pending_.begin() : std::next(urb);
    return heard;
}

bool Usbfs::tryFinish(std::list<Urb>::iterator urb, Heard& heard) {
    usbdevfs_urb& head = urb->head();
    if (head.type == USBDEVFS_URB_TYPE_CONTROL) {
        finishControl(urb);
        return true;
    }
    if (isIn(head))
        return tryIn(urb);
    if (takesNoOut_)
        return false;
    const auto* data = urb->buffer ? urb->buffer->data : nullptr;
    heard.emplace_back(head.endpoint, hal::Bytes(data, data + head.buffer_length));
    finish(urb, 0, head.buffer_length);
    return true;
}

bool Usbfs::tryIn(std::list<Urb>::iterator urb) {
    const std::uint8_t endpoint = urb->head().endpoint;
    if (std::exchange(stallNextIn_, false))
        halted_.insert(endpoint);
    if (halted_.contains(endpoint)) {
        finish(urb, -EPIPE, 0);
        return true;
    }
    auto& queue = in_[endpoint];
    if (queue.empty() || queue.front().due > std::chrono::steady_clock::now())
        return false;
    hal::Bytes& bytes = queue.front().bytes;
    const auto count = std::min(bytes.size(), static_cast<std::size_t>(urb->head().buffer_length));
    std::copy_n(bytes.begin(), count, urb->buffer->data);
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    if (bytes.empty())
        queue.pop_front();
    finish(urb, 0, static_cast<int>(count));
    return true;
}

void Usbfs::finishControl(std::list<Urb>::iterator urb) {
    std::uint8_t* setup = urb->buffer->data;
    const int wanted = setup[6] | setup[7] << 8;
    hal::Bytes reply;
    if (setup[0] == 0x80 && setup[1] == 6 && setup[3] == 3) // GET_DESCRIPTOR, string
        reply = stringDescriptor(strings_, setup[2]);
    else if (control_)
        reply = control_(setup[0], setup[1]);
    const int length = std::min(wanted, static_cast<int>(reply.size()));
    std::copy_n(reply.begin(), length, setup + 8);
    finish(urb, reply.empty() ? -EPIPE : 0, length);
}

void Usbfs::finish(std::list<Urb>::iterator urb, int status, int length) {
    urb->head().status = status;
    urb->head().actual_length = length;
    done_.push_back(*urb);
    pending_.erase(urb);
    showReady(true);
}

void Usbfs::showReady(bool ready) {
    if (far_)
        ::tcflow(far_.get(), ready ? TCOON : TCOOFF);
}

void Usbfs::forget(Urb& urb) {
    umockdev_ioctl_data_unref(urb.urb);
    if (urb.buffer)
        umockdev_ioctl_data_unref(urb.buffer);
}

void Usbfs::tell(const Heard& heard) {
    for (const auto& [endpoint, bytes] : heard)
        if (out_)
            out_(endpoint, bytes);
}

// Packets that are due later.
void Usbfs::keepTime() {
    std::unique_lock lock(mutex_);
    while (!closing_) {
        const Heard heard = pump();
        if (!heard.empty()) {
            lock.unlock();
            tell(heard);
            lock.lock();
            continue;
        }
        Instant next = Instant::max();
        for (const auto& [endpoint, queue] : in_)
            if (!queue.empty() && queue.front().due > std::chrono::steady_clock::now())
                next = std::min(next, queue.front().due);
        if (next == Instant::max())
            changed_.wait(lock);
        else
            changed_.wait_until(lock, next);
    }
}

} // namespace rigs
