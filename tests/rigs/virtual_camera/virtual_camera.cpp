#include "tests/rigs/virtual_camera/virtual_camera.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/mman.h>
#include <umockdev.h>
#include <unistd.h>

namespace rigs {
namespace {

namespace fs = std::filesystem;
using Instant = std::chrono::steady_clock::time_point;
using Happens = std::function<void()>;

constexpr unsigned kMostBuffers = 8;
constexpr std::size_t kBufferSize = std::size_t{1} << 20; // a frame of any mode

template <std::size_t size>
void put(std::uint8_t (&field)[size], const std::string& text) {
    std::memset(field, 0, size);
    std::memcpy(field, text.data(), std::min(text.size(), size - 1));
}

} // namespace

class VirtualCamera::Impl {
public:
    Impl(UsbTestbed& bed, CameraDescription description) : bed_(bed), film_(std::move(description)) {}

    ~Impl() {
        unplug();
        if (happening_.joinable())
            happening_.join();
        if (handler_)
            g_object_unref(handler_);
        if (memory_)
            ::munmap(memory_, kMostBuffers * kBufferSize);
    }

    void plug() {
        if (happening_.joinable())
            happening_.join();
        if (plugged_.exchange(true))
            return;
        if (!handler_) {
            handler_ = umockdev_ioctl_base_new();
            g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(onIoctl), this);
        }
        umockdev_testbed_attach_ioctl(bed_.get(), node().c_str(), handler_, nullptr);
        if (!umockdev_testbed_add_from_string(bed_.get(), record().c_str(), nullptr))
            throw std::runtime_error("no camera");
        const fs::path file = bed_.root() / node().substr(1);
        mapBuffers(file);
        fs::create_directories(link().parent_path());
        fs::create_symlink("../../" + node().substr(5), link());
        const std::lock_guard lock(mutex_);
        present_ = true;
    }

    void unplug() {
        if (!plugged_.exchange(false))
            return;
        {
            const std::lock_guard lock(mutex_);
            present_ = streaming_ = false;
        }
        const std::string device = "/sys" + systemPath();
        fs::remove(link());
        umockdev_testbed_uevent(bed_.get(), device.c_str(), "remove");
        umockdev_testbed_remove_device(bed_.get(), device.c_str());
        umockdev_testbed_detach_ioctl(bed_.get(), node().c_str(), nullptr);
        fs::remove(bed_.root() / node().substr(1));
    }

    // As root again, whoever the process is just now.
    void refuseToOpen() {
        const uid_t now = ::geteuid();
        const bool root = now != 0 && ::seteuid(0) == 0;
        fs::permissions(bed_.root() / node().substr(1), fs::perms(0));
        if (root && ::seteuid(now) != 0)
            throw std::runtime_error("root for ever");
    }

    template <class Change>
    void with(Change change) {
        const std::lock_guard lock(mutex_);
        change(*this);
    }

    [[nodiscard]] std::string uri() const { return "v4l2:/dev/v4l/by-path/" + film_.place + "-video-index0"; }

    bool busy_ = false, narrow_ = false, silent_ = false, damaging_ = false;
    Happens atStart_, afterFrames_;
    unsigned framesLeft_ = 0;

private:
    [[nodiscard]] std::string node() const { return "/dev/video" + std::to_string(film_.number); }
    [[nodiscard]] fs::path link() const {
        return bed_.root() / "dev/v4l/by-path" / (film_.place + "-video-index0");
    }
    [[nodiscard]] std::string systemPath() const {
        return "/devices/usb1/1-" + std::to_string(3 + film_.number) + "/video4linux/video" +
               std::to_string(film_.number);
    }
    [[nodiscard]] std::string record() const {
        const std::string number = std::to_string(film_.number);
        return "P: " + systemPath() + "\nN: video" + number + "=00\nE: DEVNAME=" + node() +
               "\nE: SUBSYSTEM=video4linux\nE: MAJOR=81\nE: MINOR=" + number +
               "\nE: ID_V4L_CAPABILITIES=:capture:\nA: name=" + film_.name + "\\n\nA: index=0\\n\n\n";
    }

    void mapBuffers(const fs::path& file) {
        if (memory_)
            ::munmap(memory_, kMostBuffers * kBufferSize);
        const int fd = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
        const bool sized = fd >= 0 && ::ftruncate(fd, kMostBuffers * kBufferSize) == 0;
        memory_ = sized ? static_cast<std::uint8_t*>(::mmap(nullptr, kMostBuffers * kBufferSize,
                                                            PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0))
                        : nullptr;
        ::close(fd);
        if (!memory_ || memory_ == MAP_FAILED)
            throw std::runtime_error("no memory for the camera's buffers");
    }

    static gboolean onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
        const unsigned long request = umockdev_ioctl_client_get_request(client);
        if (_IOC_TYPE(request) != 'V')
            return FALSE;
        UMockdevIoctlData* data = umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0,
                                                              _IOC_SIZE(request), nullptr);
        const int refused = static_cast<Impl*>(self)->answer(request, data->data);
        umockdev_ioctl_client_complete(client, refused ? -1 : 0, refused);
        umockdev_ioctl_data_unref(data);
        return TRUE;
    }

    // 0, or the errno.
    int answer(unsigned long request, void* value) {
        const std::lock_guard lock(mutex_);
        if (!present_)
            return ENODEV;
        switch (request) {
        case VIDIOC_QUERYCAP:
            return tell(*static_cast<v4l2_capability*>(value));
        case VIDIOC_ENUM_FRAMESIZES:
            return tell(*static_cast<v4l2_frmsizeenum*>(value));
        case VIDIOC_ENUM_FRAMEINTERVALS:
            return tell(*static_cast<v4l2_frmivalenum*>(value));
        case VIDIOC_S_FMT:
            return set(*static_cast<v4l2_format*>(value));
        case VIDIOC_S_PARM:
            return 0;
        case VIDIOC_REQBUFS:
            return lend(*static_cast<v4l2_requestbuffers*>(value));
        case VIDIOC_QUERYBUF:
            return describe(*static_cast<v4l2_buffer*>(value));
        case VIDIOC_QBUF:
            queue_.push_back(static_cast<v4l2_buffer*>(value)->index);
            return 0;
        case VIDIOC_STREAMON:
            return start();
        case VIDIOC_STREAMOFF:
            streaming_ = false;
            queue_.clear();
            return 0;
        case VIDIOC_DQBUF:
            return fill(*static_cast<v4l2_buffer*>(value));
        default:
            return ENOTTY;
        }
    }

    int tell(v4l2_capability& can) const {
        can = {};
        put(can.driver, "virtual");
        put(can.card, film_.name);
        put(can.bus_info, film_.place);
        can.device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        can.capabilities = can.device_caps | V4L2_CAP_DEVICE_CAPS;
        return 0;
    }
    int tell(v4l2_frmsizeenum& size) const {
        if (size.index >= film_.modes.size() || size.pixel_format != V4L2_PIX_FMT_MJPEG)
            return EINVAL;
        size.type = V4L2_FRMSIZE_TYPE_DISCRETE;
        size.discrete = {film_.modes[size.index].width, film_.modes[size.index].height};
        return 0;
    }
    int tell(v4l2_frmivalenum& interval) const {
        const auto mode = modeOf(interval.width, interval.height);
        if (interval.index > 0 || mode == film_.modes.end())
            return EINVAL;
        interval.type = V4L2_FRMIVAL_TYPE_DISCRETE;
        interval.discrete = {1, mode->framesPerSecond};
        return 0;
    }
    [[nodiscard]] std::vector<FilmMode>::const_iterator modeOf(unsigned width, unsigned height) const {
        return std::ranges::find_if(
            film_.modes, [&](const FilmMode& mode) { return mode.width == width && mode.height == height; });
    }
    int set(v4l2_format& format) {
        if (streaming_)
            return EBUSY;
        const auto mode = modeOf(format.fmt.pix.width, format.fmt.pix.height);
        mode_ = mode == film_.modes.end() ? &film_.modes.front() : &*mode;
        format.fmt.pix.width = mode_->width;
        format.fmt.pix.height = mode_->height;
        format.fmt.pix.pixelformat = V4L2_PIX_FMT_MJPEG;
        format.fmt.pix.sizeimage = kBufferSize;
        return 0;
    }
    int lend(v4l2_requestbuffers& wish) {
        wish.count = std::min(wish.count, kMostBuffers);
        lent_ = wish.count;
        queue_.clear();
        return 0;
    }
    int describe(v4l2_buffer& buffer) const {
        if (buffer.index >= lent_)
            return EINVAL;
        buffer.m.offset = static_cast<unsigned>(buffer.index * kBufferSize);
        buffer.length = kBufferSize;
        return 0;
    }
    int start() {
        if (busy_ || narrow_)
            return busy_ ? EBUSY : ENOSPC;
        streaming_ = true;
        due_ = std::chrono::steady_clock::now();
        if (atStart_)
            happen(std::exchange(atStart_, nullptr));
        return 0;
    }

    int fill(v4l2_buffer& buffer) {
        if (!streaming_)
            return EINVAL;
        if (queue_.empty() || silent_ || std::chrono::steady_clock::now() < due_)
            return EAGAIN;
        due_ += std::chrono::microseconds(1'000'000 / mode_->framesPerSecond);
        const unsigned index = queue_.front();
        queue_.pop_front();
        buffer.index = index;
        buffer.flags = 0;
        buffer.bytesused = static_cast<unsigned>(mode_->jpeg.size());
        std::ranges::copy(mode_->jpeg, memory_ + index * kBufferSize);
        ++frames_;
        if (damaging_ && frames_ % 2)
            damage(buffer);
        if (framesLeft_ > 0 && --framesLeft_ == 0)
            happen(std::exchange(afterFrames_, nullptr));
        return 0;
    }
    void damage(v4l2_buffer& buffer) {
        const FilmMode& other = film_.modes[mode_ == &film_.modes.front() ? film_.modes.size() - 1 : 0];
        switch (frames_ / 2 % 4) {
        case 0:
            buffer.bytesused = 0;
            break;
        case 1:
            buffer.bytesused /= 2;
            break;
        case 2:
            std::ranges::copy(other.jpeg, memory_ + buffer.index * kBufferSize);
            buffer.bytesused = static_cast<unsigned>(other.jpeg.size());
            break;
        default:
            buffer.flags |= V4L2_BUF_FLAG_ERROR;
        }
    }

    // On another thread: it may unplug, which waits for this one.
    void happen(Happens what) {
        if (happening_.joinable())
            happening_.join();
        happening_ = std::thread(std::move(what));
    }

    UsbTestbed& bed_;
    const CameraDescription film_;
    UMockdevIoctlBase* handler_ = nullptr;
    std::atomic<bool> plugged_ = false;
    std::uint8_t* memory_ = nullptr;
    std::thread happening_;

    std::mutex mutex_; // guards all below, and what the faults above say
    bool present_ = false, streaming_ = false;
    const FilmMode* mode_ = nullptr;
    unsigned lent_ = 0, frames_ = 0;
    std::deque<unsigned> queue_;
    Instant due_;
};

VirtualCamera::VirtualCamera(UsbTestbed& bed, CameraDescription description)
    : impl_(std::make_unique<Impl>(bed, std::move(description))) {}
VirtualCamera::~VirtualCamera() = default;

void VirtualCamera::plug() { impl_->plug(); }
void VirtualCamera::unplug() { impl_->unplug(); }
void VirtualCamera::refuseToOpen() { impl_->refuseToOpen(); }
void VirtualCamera::useByAnother(bool on) {
    impl_->with([on](Impl& camera) { camera.busy_ = on; });
}
void VirtualCamera::leaveNoBandwidth(bool on) {
    impl_->with([on](Impl& camera) { camera.narrow_ = on; });
}
void VirtualCamera::sendNothing(bool on) {
    impl_->with([on](Impl& camera) { camera.silent_ = on; });
}
void VirtualCamera::damageFrames(bool on) {
    impl_->with([on](Impl& camera) { camera.damaging_ = on; });
}
void VirtualCamera::atStart(std::function<void()> happens) {
    impl_->with([&](Impl& camera) { camera.atStart_ = std::move(happens); });
}
void VirtualCamera::afterFrames(unsigned count, std::function<void()> happens) {
    impl_->with([&](Impl& camera) {
        camera.framesLeft_ = count;
        camera.afterFrames_ = std::move(happens);
    });
}
std::string VirtualCamera::uri() const { return impl_->uri(); }

} // namespace rigs
