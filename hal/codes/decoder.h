// QR codes and barcodes in a picture, by ZXing, in this very process. ZXing 1.4 aborts on some pictures:
// whoever is not a device host calls decodeCodes() of hal/host/code_finder.h.
#pragma once

#include <vector>

#include "hal/base/image.h"
#include "hal/base/result.h"
#include "hal/code.h"

namespace hal {

inline constexpr std::size_t kMostCodes = 16; // of one picture

// QR, Data Matrix, PDF417 and Aztec codes, as many as there are, and one barcode (Code 128, Code 39, EAN,
// ITF). Turned and upside down ones are found; damaged ones, beyond what they can correct, are not. What
// stands there twice is told once. BadData: the picture is empty.
[[nodiscard]] Result<std::vector<Code>> decodeCodesHere(const Image& picture);

} // namespace hal
