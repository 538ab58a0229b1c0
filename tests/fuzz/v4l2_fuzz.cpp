// Arbitrary bytes as a camera's buffer, its enumerations, and the words of its address.
#include <cstdlib>
#include <cstring>

#include "hal/drivers/v4l2/mjpeg.h"
#include "hal/drivers/v4l2/modes.h"
#include "hal/picture/picture.h"

namespace {

using namespace hal;

void require(bool condition) {
    if (!condition)
        std::abort();
}

template <class T>
T filled(ByteView bytes) {
    T value{};
    std::memcpy(&value, bytes.data(), std::min(bytes.size(), sizeof value));
    return value;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    if (const auto frame = v4l2::frameIn(bytes)) {
        require(frame->width > 0 && frame->height > 0);
        require(frame->jpeg.data() >= data && frame->jpeg.data() + frame->jpeg.size() <= data + size);
        static_cast<void>(decodePicture(frame->jpeg, {.pixels = 1 << 20, .memory = 1 << 24}));
    }
    auto modes = v4l2::sizesOf(filled<v4l2_frmsizeenum>(bytes));
    for (CameraMode& mode : modes)
        mode.framesPerSecond = v4l2::rateOf(filled<v4l2_frmivalenum>(bytes)).value_or(15);
    if (!modes.empty()) {
        v4l2::sortModes(modes);
        require(v4l2::streamOf(modes).width > 0);
    }
    static_cast<void>(v4l2::parseSize(asText(bytes)));
    return 0;
}
