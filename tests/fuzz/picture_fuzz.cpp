// Any bytes, as a picture: decoded or refused, within the limits and without a crash.
#include <cstdlib>

#include "hal/picture/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr hal::PictureLimits kSmall{.pixels = 1'000'000, .memory = std::size_t{16} << 20};
    const auto picture = hal::decodePicture({data, size}, kSmall);
    if (!picture)
        return 0;
    const auto promised =
        static_cast<std::size_t>(picture->stride()) * static_cast<std::size_t>(picture->height());
    if (picture->empty() || picture->bytes().size() < promised)
        std::abort();
    return 0;
}
