// Both sides are memory files: nothing of a resident's touches a disk, and no pipe can fill up.
#include "center/staff/renderer.h"

#include <array>

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

constexpr std::chrono::seconds kLongest{20};
constexpr int kStep = 100;                        // ms, between looks whether all shall end
constexpr std::size_t kLargestResult = 16U << 20; // bytes
constexpr int kRefused = 2;                       // of the program: the input is nothing that it can show
constexpr int kThreads = 2;                       // each picture takes some hundred megabytes at its worst
constexpr std::size_t kMostWaiting = 64;

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

// Its exit status. Timeout, Cancelled: it was ended with all that it had started.
hal::Result<int> outcomeOf(pid_t child, const std::stop_token& stop) {
    const hal::Fd watch(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    const auto until = std::chrono::steady_clock::now() + kLongest;
    pollfd waiting{watch.get(), POLLIN, 0};
    bool ended = false;
    while (!ended && !stop.stop_requested() && std::chrono::steady_clock::now() < until)
        ended = ::poll(&waiting, 1, kStep) > 0;
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!ended)
        return hal::fail(stop.stop_requested() ? hal::Fault::Cancelled : hal::Fault::Timeout,
                         "the renderer was ended");
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

Renderer::Renderer(std::filesystem::path program) : program_(std::move(program)) {
    for (int i = 0; i < kThreads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Renderer::~Renderer() {
    for (std::jthread& thread : threads_)
        thread.request_stop();
    threads_.clear(); // joins
    for (Job& job : waiting_)
        job.done(hal::fail(hal::Fault::Cancelled, "the renderer goes"));
}

void Renderer::work(const std::stop_token& stop) {
    while (true) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); }))
                return;
            job = std::move(waiting_.front());
            waiting_.pop_front();
        }
        job.done(run(job, stop));
    }
}

void Renderer::add(Job job) {
    {
        const std::scoped_lock lock(mutex_);
        if (waiting_.size() < kMostWaiting) {
            waiting_.push_back(std::move(job));
            changed_.notify_one();
            return;
        }
    }
    job.done(hal::fail(hal::Fault::Busy, "too many pictures at once"));
}

hal::Result<hal::Bytes> Renderer::run(const Job& job, const std::stop_token& stop) const {
    const hal::Fd in = memoryFile(job.input), out = memoryFile({});
    if (!in || !out)
        return hal::fail(hal::Fault::Io, "no memory file");
    const auto child = start(program_, job.what, in.get(), out.get());
    const auto outcome =
        child ? outcomeOf(*child, stop) : hal::Result<int>(tl::make_unexpected(child.error()));
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (*outcome != 0)
        return hal::fail(hal::Fault::BadData, *outcome == kRefused ? "not to be shown" : "the renderer died");
    return contentOf(out.get());
}

void Renderer::picture(hal::SecretBytes file, wire::FileType type, Done done) {
    constexpr std::array<const char*, 4> kNames{"", "pdf", "jpeg", "png"};
    add({kNames.at(static_cast<std::size_t>(type)), std::move(file), std::move(done)});
}

void Renderer::report(std::string_view json, Done done) {
    const auto bytes = hal::asBytes(json);
    add({"report", hal::SecretBytes(bytes.begin(), bytes.end()), std::move(done)});
}

std::filesystem::path rendererBeside() {
    std::error_code none;
    return std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "banshi-render";
}

http::Response pictureAnswer(const hal::Result<hal::Bytes>& jpeg) {
    if (!jpeg) {
        const hal::Fault fault = jpeg.error().fault;
        const bool theirs = fault == hal::Fault::BadData || fault == hal::Fault::Timeout;
        return theirs ? http::error(422, "no_picture") : http::refusal(503);
    }
    return {.status = 200,
            .contentType = "image/jpeg",
            .body = std::string(hal::asText(*jpeg)),
            .fields = {{"X-Content-Type-Options", "nosniff"},
                       {"Content-Security-Policy", "default-src 'none'; sandbox"},
                       {"Cache-Control", "no-store"}}};
}

} // namespace center::staff
