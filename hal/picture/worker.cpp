// The child talks once: a fixed answer over a pipe, the pixels in a memory file that the parent then seals.
#include "hal/picture/worker.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hal {

namespace {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    void reset(int fd = -1) {
        if (fd_ >= 0)
            ::close(fd_);
        fd_ = fd;
    }

private:
    int fd_ = -1;
};

// What the child answers. Plain data: the parent believes none of it before it has checked it.
struct Answer {
    bool decoded = false;
    Fault fault{};
    int width = 0, height = 0;
    PixelFormat format{};
    double dpi = 0; // 0: unknown
    char detail[200] = {};
};

class MappedPixels final : public PixelStore {
public:
    MappedPixels(const void* data, std::size_t size) : data_(data), size_(size) {}
    ~MappedPixels() override { ::munmap(const_cast<void*>(data_), size_); }
    MappedPixels(const MappedPixels&) = delete;
    MappedPixels& operator=(const MappedPixels&) = delete;
    std::span<const std::uint8_t> bytes() const override {
        return {static_cast<const std::uint8_t*>(data_), size_};
    }

private:
    const void* data_;
    std::size_t size_;
};

bool writeAll(int fd, const void* data, std::size_t size) {
    const auto* at = static_cast<const std::uint8_t*>(data);
    while (size > 0) {
        const auto written = ::write(fd, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

std::size_t addressSpaceNow() {
    std::size_t pages = 0;
    if (auto* file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%zu", &pages) != 1)
            pages = 0;
        std::fclose(file);
    }
    return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

void capMemory(std::size_t more) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // their shadow memory is terabytes
    const rlim_t most = addressSpaceNow() + more + (std::size_t{32} << 20); // 32 MB: stacks and small tables
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_AS, &limit);
#else
    (void)more;
    (void)addressSpaceNow;
#endif
}

// Keeps only the two descriptors that carry the answer.
void closeOthers(int& answer, int& pixels) {
    answer = ::fcntl(answer, F_DUPFD, 100);
    pixels = ::fcntl(pixels, F_DUPFD, 102);
    ::dup2(answer, 3);
    ::dup2(pixels, 4);
    answer = 3;
    pixels = 4;
    ::syscall(SYS_close_range, 5U, ~0U, 0U);
}

[[noreturn]] void decodeAsChild(ByteView file, const PictureLimits& limits, int answerFd, int pixelsFd) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_DUMPABLE, 0); // no core of a resident's picture
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTERM, SIGINT})
        ::signal(signal, SIG_DFL);
    closeOthers(answerFd, pixelsFd);
    capMemory(limits.memory);
    Answer answer;
    const auto picture = decodePicture(file, limits);
    if (picture && writeAll(pixelsFd, picture->bytes().data(), picture->bytes().size())) {
        answer.decoded = true;
        answer.width = picture->width();
        answer.height = picture->height();
        answer.format = picture->format();
        answer.dpi = picture->dpi() ? picture->dpi()->value : 0;
    } else {
        const Error error = picture ? Error{Fault::Storage, "no room for the pixels"} : picture.error();
        answer.fault = error.fault;
        std::snprintf(answer.detail, sizeof answer.detail, "%s", error.detail.c_str());
    }
    const bool told = writeAll(answerFd, &answer, sizeof answer);
    ::_exit(told ? 0 : 1);
}

// Waits for the child's answer in short steps, so that a stop is noticed. False: nothing came.
Result<Answer> awaitAnswer(int fd, Deadline deadline, const std::stop_token& stop) {
    constexpr auto kStep = Millis{50};
    Answer answer;
    auto* at = reinterpret_cast<std::uint8_t*>(&answer);
    std::size_t missing = sizeof answer;
    while (missing > 0) {
        if (stop.stop_requested())
            return fail(Fault::Cancelled);
        if (deadline.passed())
            return fail(Fault::Timeout, "the picture took too long to decode");
        pollfd ready{fd, POLLIN, 0};
        const int wait = static_cast<int>(std::min(kStep, deadline.left() + Millis{1}).count());
        if (::poll(&ready, 1, wait) <= 0)
            continue;
        const auto got = ::read(fd, at, missing);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(Fault::Faulty, "the picture decoder died");
        at += got;
        missing -= static_cast<std::size_t>(got);
    }
    return answer;
}

Result<Image> mapPixels(const Answer& answer, int fd, const PictureLimits& limits) {
    const auto lie = [] { return fail(Fault::Faulty, "the picture decoder's answer makes no sense"); };
    if (answer.width <= 0 || answer.height <= 0 || answer.width > limits.pixels / answer.height ||
        (answer.format != PixelFormat::Grey8 && answer.format != PixelFormat::Rgb24))
        return lie();
    const int stride = answer.width * static_cast<int>(answer.format);
    const auto size = static_cast<std::size_t>(stride) * static_cast<std::size_t>(answer.height);
    if (::lseek(fd, 0, SEEK_END) != static_cast<off_t>(size))
        return lie();
    if (::fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0)
        return fail(Fault::Io, "cannot seal the picture's memory");
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    if (data == MAP_FAILED)
        return fail(Fault::Io, "cannot map the picture's memory");
    std::optional<Dpi> dpi;
    if (answer.dpi > 0)
        dpi = Dpi{answer.dpi};
    return Image(answer.width, answer.height, stride, answer.format,
                 std::make_shared<MappedPixels>(data, size), dpi);
}

} // namespace

Result<Image> decodeInWorker(ByteView file, const PictureLimits& limits, Deadline deadline,
                             std::stop_token stop) {
    Descriptor pixels(::memfd_create("picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    int ends[2] = {-1, -1};
    if (pixels.get() < 0 || ::pipe2(ends, O_CLOEXEC) != 0)
        return fail(Fault::Io, "no memory file or pipe for the picture decoder");
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const pid_t child = ::fork();
    if (child < 0)
        return fail(Fault::Io, "no process for the picture decoder");
    if (child == 0)
        decodeAsChild(file, limits, theirs.get(), pixels.get());
    theirs.reset();
    const auto answer = awaitAnswer(ours.get(), deadline, stop);
    ::kill(child, SIGKILL); // it has answered, died, or has to
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (!answer->decoded && static_cast<int>(answer->fault) < kFaultCount)
        return fail(answer->fault,
                    std::string(answer->detail, ::strnlen(answer->detail, sizeof answer->detail)));
    return mapPixels(*answer, pixels.get(), limits);
}

} // namespace hal
