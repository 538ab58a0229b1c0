// A device host that breaks every promise: which one, the URI of the device says.
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "hal/base/memory_file.h"
#include "hal/host/channel.h"
#include "hal/host/spawn.h"

namespace {

using namespace hal;
using namespace hal::host;

// How many descriptors are open here, besides the one that counts them.
std::string openDescriptors() {
    const auto all = std::filesystem::directory_iterator("/proc/self/fd");
    return std::to_string(std::distance(begin(all), end(all)) - 1);
}

Fd unsealedFile(std::size_t size) {
    Fd file{::memfd_create("rogue", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (::ftruncate(file.get(), static_cast<off_t>(size)) != 0)
        std::abort();
    return file;
}

constexpr Picture kPicture{
    .width = 100, .height = 100, .stride = 100, .format = PixelFormat::Grey8, .dpi = {}};

void misbehave(const std::string& how, Channel& channel, std::uint32_t call) {
    if (how == "rogue:exit")
        std::_Exit(0);
    if (how == "rogue:other-answer")
        (void)channel.send({call, PrintOutcome{1}});
    if (how == "rogue:other-call")
        (void)channel.send({call + 1000, Scanned{0}});
    if (how == "rogue:unsealed")
        (void)channel.send({call, kPicture}, unsealedFile(10'000).get());
    if (how == "rogue:small")
        (void)channel.send({call, kPicture}, sealedCopy(Bytes(9'999)).value().get());
    if (how == "rogue:no-file")
        (void)channel.send({call, kPicture});
    if (how == "rogue:huge") {
        Picture huge = kPicture;
        huge.width = huge.height = huge.stride = 2'000'000;
        (void)channel.send({call, huge}, sealedCopy(Bytes(10)).value().get());
    }
    if (how == "rogue:lost-page")
        (void)channel.send({call, Scanned{1}});
    if (how == "rogue:flood")
        while (channel.send({call, Picture{kPicture}}, sealedCopy(Bytes(10'000)).value().get())) {
        }
    if (how == "rogue:garbage")
        (void)::write(kChannelFd, "not a packet", 12);
}

} // namespace

int main() {
    Channel channel{Fd{kChannelFd}};
    std::string how;
    while (auto received = channel.receive()) {
        const std::uint32_t call = received->packet.call;
        if (const auto* open = std::get_if<Open>(&received->packet.message)) {
            how = open->uri;
            (void)channel.send({call, Opened{{"Rogue", std::to_string(::getpid()), openDescriptors(), ""}}});
        } else {
            misbehave(how, channel, call);
        }
    }
}
