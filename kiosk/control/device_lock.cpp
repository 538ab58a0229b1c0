#include "kiosk/control/device_lock.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::control {
namespace {

constexpr const char* kName = "devices.lock";
constexpr std::size_t kLongest = 80;

tl::unexpected<hal::Error> storage() { return hal::fail(hal::Fault::Storage, std::strerror(errno)); }

// What the holder wrote. Between its lock and its name there is a moment without one.
std::string holderIn(const hal::Fd& file) {
    char text[kLongest];
    const ssize_t length = ::pread(file.get(), text, sizeof text, 0);
    std::string holder(text, static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
    holder.resize(std::min(holder.find('\n'), holder.size()));
    return holder.empty() ? "another program" : holder;
}

} // namespace

hal::Result<hal::Fd> holdDevices(const std::filesystem::path& state, std::string_view who) {
    const hal::Fd folder{::open(state.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
    struct stat about {};
    if (!folder || ::fstat(folder.get(), &about) != 0)
        return storage();
    hal::Fd file{::openat(folder.get(), kName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (!file && (errno == EACCES || errno == EPERM))
        return hal::fail(hal::Fault::Refused,
                         "the kiosk's folder belongs to another user: be that user, or root");
    if (!file)
        return storage();
    if (::geteuid() == 0 && ::fchown(file.get(), about.st_uid, about.st_gid) != 0) // the kiosk opens it next
        return storage();
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? hal::fail(hal::Fault::Busy, holderIn(file) + " has the kiosk's devices")
                                    : storage();
    const std::string name = std::string(who) + " (process " + std::to_string(::getpid()) + ")\n";
    // Only a courtesy to the next one: a full disk keeps nobody from the devices.
    if (::ftruncate(file.get(), 0) == 0) [[maybe_unused]]
        const ssize_t written = ::pwrite(file.get(), name.data(), name.size(), 0);
    return file;
}

} // namespace kiosk::control
