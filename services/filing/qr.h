// A text as a QR code.
#pragma once

#include <string>

#include "hal/base/image.h"
#include "hal/base/result.h"

namespace filing {

// White ground and quiet zone included, `pixelsPerModule` wide each. Errors: BadData (more than a code of
// medium correction can hold, or nothing).
[[nodiscard]] hal::Result<hal::Image> qrPicture(const std::string& text, int pixelsPerModule);

} // namespace filing
