// Private to this folder: by how much lines of text and rules lean.
#pragma once

#include <optional>

#include <opencv2/core.hpp>

namespace imaging {

// Degrees clockwise in (−45, 45] by which the page must have been turned; text that runs up or down the page
// counts as well. `ink` is CV_8U, not zero where there is ink. none: too little ink to tell.
[[nodiscard]] std::optional<double> skewOf(const cv::Mat& ink);

} // namespace imaging
