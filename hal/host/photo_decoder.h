// The photo of a card's chip is opaque bytes (WLT): a program of its maker makes a picture of them, in a
// process of its own that may hang, crash or lie.
#pragma once

#include <stop_token>
#include <string>

#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "hal/base/image.h"
#include "hal/base/result.h"

namespace hal {

inline constexpr int kMostPhotoSide = 1024; // pixels; the chip's are 102 x 126
inline constexpr std::size_t kMostPhotoBytes = 64 * 1024;

// Runs `program` without arguments and without environment. It finds the photo on its standard input, a file
// that it can read or map, and writes a binary PGM or PPM (P5 or P6, 255 levels) to its standard output; both
// are sealed memory files, so nothing of a person touches a disk. It ends with 0.
// Errors: Timeout (killed at the deadline), Cancelled (killed at the stop), Faulty (it cannot be started, was
// killed by a signal, or ended with something else), BadData (the photo is empty or too long; what came is no
// such picture, or by its header larger than kMostPhotoSide; what is missing of its pixels is black),
// Storage.
[[nodiscard]] Result<Image> decodePhoto(const std::string& program, ByteView photo, Deadline deadline,
                                        const std::stop_token& stop = {});

} // namespace hal
