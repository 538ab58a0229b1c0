// Decodes a picture of unknown origin in a child process that may die without taking the program along.
#pragma once

#include <stop_token>

#include "hal/base/clock.h"
#include "hal/picture/picture.h"

namespace hal {

// A copy of this process, without its open files, with its memory capped at `limits.memory` above what it
// inherited, decodes and leaves the pixels in a sealed memory file, which the Image maps read-only.
// Errors: those of decodePicture; Faulty: the decoder crashed; Timeout: killed at the deadline; Cancelled;
// Io: no process or no memory file to be had. Safe to call from any thread.
[[nodiscard]] Result<Image> decodeInWorker(ByteView file, const PictureLimits& limits, Deadline deadline,
                                           std::stop_token stop = {});

} // namespace hal
