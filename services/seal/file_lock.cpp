#include "services/seal/file_lock.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>

namespace seal {

hal::Result<FileLock> FileLock::take(const std::filesystem::path& file) {
    FileDescriptor fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd.isOpen())
        return hal::fail(hal::Fault::Storage, "cannot open " + file.string() + ": " + std::strerror(errno));
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0)
        return FileLock(std::move(fd));
    if (errno == EWOULDBLOCK)
        return hal::fail(hal::Fault::Busy, file.string() + " is held by another process");
    return hal::fail(hal::Fault::Storage, "cannot lock " + file.string() + ": " + std::strerror(errno));
}

} // namespace seal
