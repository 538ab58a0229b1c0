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

// What is done to a child between its making and its program.
class Spawn {
public:
    Spawn() {
        ::posix_spawn_file_actions_init(&files_);
        ::posix_spawnattr_init(&attributes_);
        // Signals as a fresh program finds them, whatever the kiosk or its toolkit did with theirs.
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setflags(&attributes_, kSignals);
    }
    ~Spawn() {
        ::posix_spawnattr_destroy(&attributes_);
        ::posix_spawn_file_actions_destroy(&files_);
    }
    Spawn(const Spawn&) = delete;
    Spawn& operator=(const Spawn&) = delete;

    void open(int as, const char* path, int how) {
        ::posix_spawn_file_actions_addopen(&files_, as, path, how, 0);
    }
    void give(const Fd& fd, int as) { ::posix_spawn_file_actions_adddup2(&files_, fd.get(), as); }
    void closeFrom(int first) { ::posix_spawn_file_actions_addclosefrom_np(&files_, first); }
    void ownGroup() {
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(&attributes_, kSignals | POSIX_SPAWN_SETPGROUP);
    }

    [[nodiscard]] Result<pid_t> start(std::string program, char** environment, const char* what) {
        char* arguments[] = {program.data(), nullptr};
        pid_t child = -1;
        const int error =
            ::posix_spawn(&child, program.c_str(), &files_, &attributes_, arguments, environment);
        if (error != 0)
            return fail(Fault::Faulty, std::string("cannot start ") + what + ": " + std::strerror(error));
        return child;
    }

private:
    static constexpr short kSignals = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    posix_spawn_file_actions_t files_;
    posix_spawnattr_t attributes_;
};

} // namespace

std::string programBeside() {
    std::error_code none;
    return (std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "banshi-device-host")
        .string();
}

Result<pid_t> spawnHost(const std::string& program, int channel, int world) {
    const Fd channelFd = lifted(channel), worldFd = lifted(world);
    Spawn spawn;
    spawn.open(STDIN_FILENO, "/dev/null", O_RDONLY);
    spawn.give(channelFd, kChannelFd);
    if (worldFd)
        spawn.give(worldFd, kWorldFd);
    spawn.closeFrom(worldFd ? kWorldFd + 1 : kWorldFd);
    return spawn.start(program, environ, "the device host");
}

Result<pid_t> spawnFilter(const std::string& program, int input, int output) {
    const Fd in = lifted(input), out = lifted(output);
    Spawn spawn;
    spawn.give(in, STDIN_FILENO);
    spawn.give(out, STDOUT_FILENO);
    spawn.open(STDERR_FILENO, "/dev/null", O_WRONLY);
    spawn.closeFrom(STDERR_FILENO + 1);
    spawn.ownGroup();
    char* nothing[] = {nullptr};
    return spawn.start(program, nothing, "the photo decoder");
}

} // namespace hal::host
