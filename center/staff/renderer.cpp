// Both sides are memory files: nothing of a resident's touches a disk, and no pipe can fill up.
#include "center/staff/renderer.h"

#include <array>
#include <semaphore>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "hal/base/fd.h"

namespace center::staff {
namespace {

constexpr int kLongest = 20'000;                  // ms
constexpr std::size_t kLargestResult = 16U << 20; // bytes
constexpr int kRefused = 2;                       // of the program: the input is nothing that it can show
std::counting_semaphore<2> atOnce{2};             // each takes some hundred megabytes at its worst

hal::Fd memoryFile(hal::ByteView content) {
    hal::Fd file(::memfd_create("render", MFD_CLOEXEC));
    while (file && !content.empty()) {
        const ssize_t written = ::write(file.get(), content.data(), content.size());
        if (written <= 0)
            return hal::Fd{};
        content = content.subspan(static_cast<std::size_t>(written));
    }
    if (file)
        ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

hal::Result<pid_t> start(const std::filesystem::path& program, const char* what, int input, int output) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&attributes);
    // Above what the child uses, so that nothing is overwritten before it was moved.
    const hal::Fd in(::fcntl(input, F_DUPFD_CLOEXEC, 10)), out(::fcntl(output, F_DUPFD_CLOEXEC, 10));
    ::posix_spawn_file_actions_adddup2(&files, in.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, out.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&files, 3);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes,
                               POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    std::string name = program.string(), argument = what;
    std::string path = "PATH=/usr/bin:/bin", home = "HOME=/nonexistent", language = "LANG=C.UTF-8";
    std::array<char*, 3> arguments{name.data(), argument.data(), nullptr};
    std::array<char*, 4> environment{path.data(), home.data(), language.data(), nullptr};
    pid_t child = -1;
    const int failed =
        ::posix_spawn(&child, name.c_str(), &files, &attributes, arguments.data(), environment.data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&files);
    if (failed != 0)
        return hal::fail(hal::Fault::Absent, "the renderer cannot be started");
    return child;
}

// Its exit status. Timeout: it was ended with all that it had started.
hal::Result<int> outcomeOf(pid_t child) {
    const hal::Fd watch(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    pollfd waiting{watch.get(), POLLIN, 0};
    int ready = 0;
    do
        ready = ::poll(&waiting, 1, kLongest);
    while (ready < 0 && errno == EINTR);
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (ready == 0)
        return hal::fail(hal::Fault::Timeout, "the renderer took too long");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

hal::Result<hal::Bytes> contentOf(int file) {
    struct stat about {};
    if (::fstat(file, &about) != 0 || about.st_size <= 0 ||
        about.st_size > static_cast<off_t>(kLargestResult))
        return hal::fail(hal::Fault::BadData, "the renderer gave nothing that can be shown");
    hal::Bytes bytes(static_cast<std::size_t>(about.st_size));
    if (::pread(file, bytes.data(), bytes.size(), 0) != about.st_size)
        return hal::fail(hal::Fault::Io, "the renderer's file cannot be read");
    return bytes;
}

} // namespace

hal::Result<hal::Bytes> Renderer::run(const char* what, hal::ByteView input) const {
    const hal::Fd in = memoryFile(input), out = memoryFile({});
    if (!in || !out)
        return hal::fail(hal::Fault::Io, "no memory file");
    atOnce.acquire();
    const auto child = start(program_, what, in.get(), out.get());
    const auto outcome = child ? outcomeOf(*child) : hal::Result<int>(tl::make_unexpected(child.error()));
    atOnce.release();
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (*outcome != 0)
        return hal::fail(hal::Fault::BadData, *outcome == kRefused ? "not to be shown" : "the renderer died");
    return contentOf(out.get());
}

hal::Result<hal::Bytes> Renderer::picture(hal::ByteView file, wire::FileType type) const {
    switch (type) {
    case wire::FileType::Pdf:
        return run("pdf", file);
    case wire::FileType::Jpeg:
        return run("jpeg", file);
    case wire::FileType::Png:
        return run("png", file);
    }
    return hal::fail(hal::Fault::BadData, "no picture");
}

hal::Result<hal::Bytes> Renderer::report(std::string_view json) const {
    return run("report", hal::asBytes(json));
}

std::filesystem::path rendererBeside() {
    std::error_code none;
    return std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "banshi-render";
}

http::Response inlinePicture(hal::Bytes jpeg) {
    return {.status = 200,
            .contentType = "image/jpeg",
            .body = std::string(hal::asText(jpeg)),
            .fields = {{"X-Content-Type-Options", "nosniff"},
                       {"Content-Security-Policy", "default-src 'none'; sandbox"},
                       {"Cache-Control", "no-store"}}};
}

} // namespace center::staff
