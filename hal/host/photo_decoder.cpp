#include "hal/host/photo_decoder.h"

#include <algorithm>
#include <charconv>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hal/base/memory_file.h"
#include "hal/host/spawn.h"

namespace hal {
namespace {

constexpr std::size_t kLongestHeader = 32;
constexpr std::size_t kMostOutput =
    kLongestHeader + std::size_t{3} * kMostPhotoSide * static_cast<std::size_t>(kMostPhotoSide);
constexpr Millis kDying{1000}; // after SIGKILL; longer only in the kernel's own hands

// A file of the largest size that is believed: whatever the program writes beyond, the kernel refuses.
Result<Fd> room() {
    Fd file{::memfd_create("photo", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (!file || ::ftruncate(file.get(), static_cast<off_t>(kMostOutput)) != 0 ||
        ::fcntl(file.get(), F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) != 0)
        return fail(Fault::Storage, "no memory file to be had");
    return file;
}

// The program and whatever it started.
void killAll(pid_t child) { ::kill(-child, SIGKILL); }

Result<> awaitEnd(pid_t child, Deadline deadline, const std::stop_token& stop) {
    const Fd ended{static_cast<int>(::syscall(SYS_pidfd_open, child, 0))};
    pollfd end{ended.get(), POLLIN, 0};
    bool inTime = false;
    {
        const std::stop_callback stopped(stop, [child] { killAll(child); });
        inTime = ::poll(&end, 1, static_cast<int>(deadline.left().count())) == 1;
        killAll(child); // before it is waited for, so that its number is still its own
    }
    ::poll(&end, 1, static_cast<int>(kDying.count()));
    int how = 0;
    const bool gone = ::waitpid(child, &how, WNOHANG) == child;
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    if (!inTime)
        return fail(Fault::Timeout, "the photo decoder was killed at its deadline");
    if (!gone || !WIFEXITED(how) || WEXITSTATUS(how) != 0)
        return fail(Fault::Faulty, "the photo decoder failed");
    return {};
}

struct Header {
    PixelFormat format{};
    int width = 0, height = 0;
    std::size_t size = 0; // its own, in bytes
};

// "P6 102 126 255 ", each space any white space; comments are not needed.
std::optional<Header> parseHeader(std::string_view text) {
    if (!text.starts_with("P5") && !text.starts_with("P6"))
        return std::nullopt;
    Header header{.format = text[1] == '5' ? PixelFormat::Grey8 : PixelFormat::Rgb24};
    const char* at = text.data() + 2;
    const char* const end = text.data() + text.size();
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    int levels = 0;
    for (int* number : {&header.width, &header.height, &levels}) {
        const char* const digits = std::find_if_not(at, end, space);
        const auto [after, error] = std::from_chars(digits, end, *number);
        if (digits == at || error != std::errc())
            return std::nullopt;
        at = after;
    }
    const auto fits = [](int side) { return side > 0 && side <= kMostPhotoSide; };
    if (at == end || !space(*at) || levels != 255 || !fits(header.width) || !fits(header.height))
        return std::nullopt;
    header.size = static_cast<std::size_t>(at + 1 - text.data());
    return header;
}

class AfterHeader final : public PixelStore {
public:
    AfterHeader(std::shared_ptr<const PixelStore> file, std::size_t header)
        : file_(std::move(file)), header_(header) {}
    std::span<const std::uint8_t> bytes() const override { return file_->bytes().subspan(header_); }

private:
    const std::shared_ptr<const PixelStore> file_;
    const std::size_t header_;
};

Result<Image> pictureIn(Fd file) {
    // Fails while somebody still has it mapped for writing: what is looked at must not change.
    if (::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) != 0)
        return fail(Fault::BadData, "the photo decoder left something behind that still writes");
    auto written = mapSealed(std::move(file), kMostOutput);
    if (!written)
        return tl::make_unexpected(written.error());
    const auto header = parseHeader(asText((*written)->bytes().first(kLongestHeader)));
    if (!header) // the rest fits: the file has room for the largest picture
        return fail(Fault::BadData, "the photo decoder wrote no picture of a believable size");
    const int stride = header->width * static_cast<int>(header->format);
    return Image(header->width, header->height, stride, header->format,
                 std::make_shared<AfterHeader>(*std::move(written), header->size));
}

} // namespace

Result<Image> decodePhoto(const std::string& program, ByteView photo, Deadline deadline,
                          const std::stop_token& stop) {
    if (photo.empty() || photo.size() > kMostPhotoBytes)
        return fail(Fault::BadData, "no photo of a card");
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    const auto input = sealedCopy(photo);
    if (!input)
        return tl::make_unexpected(input.error());
    auto output = room();
    if (!output)
        return tl::make_unexpected(output.error());
    const auto child = host::spawnFilter(program, input->get(), output->get());
    if (!child)
        return tl::make_unexpected(child.error());
    if (auto ended = awaitEnd(*child, deadline, stop); !ended)
        return tl::make_unexpected(ended.error());
    return pictureIn(*std::move(output));
}

} // namespace hal
