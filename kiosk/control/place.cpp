// The socket is reached through its folder's descriptor: a path to it may be longer than an address can hold.
#include "kiosk/control/place.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace kiosk::control {
namespace {

constexpr const char* kFolder = "run";
constexpr const char* kName = "kiosk.socket";
constexpr int kBacklog = 16;
constexpr timeval kConnectWithin{3, 0};

sockaddr_un addressIn(const hal::Fd& folder) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(folder.get()) + "/" + kName;
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

const sockaddr* generic(const sockaddr_un& address) { return reinterpret_cast<const sockaddr*>(&address); }

hal::Fd streamSocket() { return hal::Fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)}; }

tl::unexpected<hal::Error> refused() {
    return hal::fail(hal::Fault::Refused,
                     "the kiosk's folder belongs to another user: be that user, or root");
}

} // namespace

hal::Result<hal::Fd> ownPlace(const std::filesystem::path& state) {
    const std::filesystem::path folder = state / kFolder;
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return hal::fail(hal::Fault::Storage, std::strerror(errno));
    hal::Fd place{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    struct stat about {};
    if (!place || ::fstat(place.get(), &about) != 0)
        return hal::fail(hal::Fault::Storage, std::strerror(errno));
    if (about.st_uid != ::geteuid())
        return refused();
    if (::fchmod(place.get(), 0700) != 0)
        return hal::fail(hal::Fault::Storage, std::strerror(errno));
    if (::flock(place.get(), LOCK_EX | LOCK_NB) != 0)
        return hal::fail(hal::Fault::Busy, "another application runs over this state");
    return place;
}

hal::Result<hal::Fd> listenAt(const hal::Fd& place) {
    removeSocket(place);
    const sockaddr_un address = addressIn(place);
    hal::Fd listener = streamSocket();
    if (!listener || ::bind(listener.get(), generic(address), sizeof address) != 0 ||
        ::fchmodat(place.get(), kName, 0600, 0) != 0 || ::listen(listener.get(), kBacklog) != 0)
        return hal::fail(hal::Fault::Storage, std::strerror(errno));
    return listener;
}

void removeSocket(const hal::Fd& place) { ::unlinkat(place.get(), kName, 0); }

hal::Result<hal::Fd> connectTo(const std::filesystem::path& state) {
    const hal::Fd place{::open((state / kFolder).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
    const auto failed = [] {
        if (errno == EACCES || errno == EPERM)
            return refused();
        if (errno == EAGAIN)
            return hal::fail(hal::Fault::Timeout, "the running kiosk takes nobody");
        return hal::fail(hal::Fault::Absent, "no application runs"); // ECONNREFUSED: it was killed
    };
    if (!place)
        return failed();
    hal::Fd socket = streamSocket();
    const sockaddr_un address = addressIn(place);
    if (socket)
        ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kConnectWithin, sizeof kConnectWithin);
    if (!socket || ::connect(socket.get(), generic(address), sizeof address) != 0)
        return failed();
    return socket;
}

} // namespace kiosk::control
