// Which of a camera's modes are used for what. Pure: takes what the kernel says, believes only what can be.
#pragma once

#include <optional>
#include <vector>

#include <linux/videodev2.h>

#include "hal/camera.h"

namespace hal::v4l2 {

// The sizes that one answer to VIDIOC_ENUM_FRAMESIZES offers: one when discrete, of a range the largest and
// the usual ones that its steps allow. Empty when it makes no sense.
[[nodiscard]] std::vector<CameraMode> sizesOf(const v4l2_frmsizeenum& said);

// The fastest rate that one answer to VIDIOC_ENUM_FRAMEINTERVALS offers; none when it makes no sense.
[[nodiscard]] std::optional<double> rateOf(const v4l2_frmivalenum& said);

// The largest first, the faster before the slower, nothing twice.
void sortModes(std::vector<CameraMode>& modes);

// For a preview that follows the hand: the largest mode of at most 1920 × 1080 pixels with 15 frames a
// second; without one the fastest. `modes` is sorted and not empty.
[[nodiscard]] CameraMode streamOf(const std::vector<CameraMode>& modes);

// "1280x720".
[[nodiscard]] std::optional<CameraMode> parseSize(std::string_view text);

} // namespace hal::v4l2
