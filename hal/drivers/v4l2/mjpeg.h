// Finds the picture in a buffer of a motion-JPEG stream. Pure; any bytes give a frame or an error.
#pragma once

#include "hal/base/bytes.h"
#include "hal/base/result.h"

namespace hal::v4l2 {

struct MjpegFrame {
    ByteView jpeg; // from SOI to EOI, a part of the buffer
    int width = 0, height = 0;
};

// Cameras pad the buffer, put junk before the picture, and leave the Huffman tables out (AVI does;
// libjpeg-turbo then takes the standard ones). BadData: empty, broken off, not baseline, or a size of
// nothing.
[[nodiscard]] Result<MjpegFrame> frameIn(ByteView buffer);

} // namespace hal::v4l2
