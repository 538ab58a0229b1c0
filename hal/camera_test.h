// What every camera driver measures when it is asked to test itself.
#pragma once

#include <optional>
#include <stop_token>

#include "hal/camera.h"

namespace hal {

// Streams for a moment and takes a still. Measures frames_per_second (15 are wanted for a preview that
// follows the hand), the still's size against what the camera promises, and the still's edge_width.
[[nodiscard]] Result<TestReport> testCamera(Camera& camera, const std::stop_token& stop);

// How many pixels a strong edge takes from a tenth to nine tenths of its height, the median over the picture:
// 1 to 3 in focus, whatever lies there. None: no fifty strong edges, because the picture is blurred or bare.
[[nodiscard]] std::optional<double> edgeWidth(const Image& picture);

} // namespace hal
