#include "services/seal/durable_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "services/seal/file_descriptor.h"
#include "services/seal/hex.h"

namespace seal {
namespace {

namespace fs = std::filesystem;

tl::unexpected<hal::Error> storageError(const char* what, const fs::path& file) {
    const int code = errno;
    return hal::fail(hal::Fault::Storage,
                     std::string(what) + " " + file.string() + ": " + std::strerror(code));
}

bool writeAll(int fd, hal::ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

// A name nobody else has: a crash may leave such a file, and it must never be in the way of the next try.
fs::path temporaryNameBeside(const fs::path& file) {
    std::array<std::uint8_t, 8> random{};
    if (::getrandom(random.data(), random.size(), 0) < 0)
        random[0] = static_cast<std::uint8_t>(::getpid());
    return file.parent_path() / ("." + file.filename().string() + "." + toHex(random));
}

hal::Result<> writeSynchronised(const fs::path& file, hal::ByteView bytes, mode_t mode) {
    const FileDescriptor fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!fd.isOpen())
        return storageError("cannot create", file);
    if (::fchmod(fd.get(), mode) != 0 || !writeAll(fd.get(), bytes) || ::fsync(fd.get()) != 0)
        return storageError("cannot write", file);
    return {};
}

// link() instead of rename() refuses to replace what another process put there in the meantime.
hal::Result<> putInPlace(const fs::path& temporary, const fs::path& file, IfThere ifThere) {
    if (ifThere == IfThere::Replace) {
        if (::rename(temporary.c_str(), file.c_str()) != 0)
            return storageError("cannot replace", file);
        return {};
    }
    if (::link(temporary.c_str(), file.c_str()) == 0)
        return {};
    if (errno == EEXIST)
        return hal::fail(hal::Fault::Busy, file.string() + " is there already");
    return storageError("cannot create", file);
}

} // namespace

hal::Result<FileContent> readWhole(const fs::path& file, std::size_t limit) {
    // O_NONBLOCK, because a FIFO in this place would otherwise wait for a writer for ever.
    const FileDescriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd.isOpen() && errno == ENOENT)
        return hal::fail(hal::Fault::Absent, file.string() + " is not there");
    struct stat info {};
    if (!fd.isOpen() || ::fstat(fd.get(), &info) != 0)
        return storageError("cannot open", file);
    if (!S_ISREG(info.st_mode))
        return hal::fail(hal::Fault::Storage, file.string() + " is no regular file");
    if (static_cast<std::size_t>(info.st_size) > limit)
        return hal::fail(hal::Fault::BadData,
                         file.string() + " is larger than " + std::to_string(limit) + " bytes");

    FileContent content{hal::SecretBytes(static_cast<std::size_t>(info.st_size)), info.st_mode & 07777U,
                        info.st_uid};
    std::size_t filled = 0;
    while (filled < content.bytes.size()) {
        const ssize_t got = ::read(fd.get(), content.bytes.data() + filled, content.bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return storageError("cannot read", file);
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    content.bytes.resize(filled);
    return content;
}

hal::Result<> writeDurably(const fs::path& file, hal::ByteView bytes, mode_t mode, IfThere ifThere) {
    const fs::path temporary = temporaryNameBeside(file);
    auto done = writeSynchronised(temporary, bytes, mode);
    if (done)
        done = putInPlace(temporary, file, ifThere);
    ::unlink(temporary.c_str());
    if (!done)
        return done;
    return syncDirectory(file.parent_path());
}

hal::Result<> syncDirectory(const fs::path& directory) {
    const fs::path name = directory.empty() ? fs::path(".") : directory;
    const FileDescriptor fd(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen() || ::fsync(fd.get()) != 0)
        return storageError("cannot synchronise", name);
    return {};
}

} // namespace seal
