// A picture as a JPEG stream, for embedding in a PDF as it is.
#pragma once

#include "hal/base/image.h"
#include "hal/base/secret.h"

namespace paper {

// Full chroma, because the small print of a card is coloured. Empty on failure (out of memory).
[[nodiscard]] hal::SecretBytes encodeJpeg(const hal::Image& picture, int quality);

} // namespace paper
