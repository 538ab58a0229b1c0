#include "hal/host/spawn.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include "hal/base/fd.h"

namespace hal::host {
namespace {

// Above the numbers that the child will use, so that none of them is overwritten before it was moved.
Fd lifted(int fd) { return Fd{fd < 0 ? -1 : ::fcntl(fd, F_DUPFD_CLOEXEC, kWorldFd + 1)}; }

// Signals as a fresh program finds them, whatever the kiosk or its toolkit did with theirs.
void cleanSignals(posix_spawnattr_t& attributes) {
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

} // namespace

std::string programBeside() {
    std::error_code none;
    return (std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "banshi-device-host")
        .string();
}

Result<pid_t> spawnHost(const std::string& program, int channel, int world) {
    const Fd channelFd = lifted(channel), worldFd = lifted(world);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&files, channelFd.get(), kChannelFd);
    if (worldFd)
        ::posix_spawn_file_actions_adddup2(&files, worldFd.get(), kWorldFd);
    ::posix_spawn_file_actions_addclosefrom_np(&files, worldFd ? kWorldFd + 1 : kWorldFd);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    cleanSignals(attributes);

    pid_t child = -1;
    std::string name = program;
    char* arguments[] = {name.data(), nullptr};
    const int error = ::posix_spawn(&child, program.c_str(), &files, &attributes, arguments, environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&files);
    if (error != 0)
        return fail(Fault::Faulty, std::string("cannot start the device host: ") + std::strerror(error));
    return child;
}

} // namespace hal::host
