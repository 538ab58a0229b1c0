// Scans of specimen cards: they belong to nobody.
#pragma once

#include <string>

#include "hal/base/image.h"
#include "hal/scanner.h"

namespace copying {

inline const std::string kFront = "dev_000_fb_white.jpg"; // a front, on white
inline const std::string kBack = "dev_001_fb_white.jpg";  // a back, upside down
inline const std::string kOtherFront = "dev_002_fb_white.jpg";
inline const std::string kPaleOnPale = "dev_011_fb_hard.jpg";
inline const std::string kEmptyWhite = "dev_030_neg_empty.jpg"; // dust and hairs
inline const std::string kEmptyBlack = "dev_031_neg_empty.jpg";
inline const std::string kTwoCards = "dev_032_neg_two.jpg";
inline const std::string kHalfCard = "dev_033_neg_half.jpg";
inline const std::string kSheet = "dev_034_neg_sheet.jpg";
inline const std::string kPage = "dev_036_page.jpg";

[[nodiscard]] std::string pathOf(const std::string& fixture);
[[nodiscard]] hal::Image picture(const std::string& fixture); // 300 dpi
[[nodiscard]] hal::Image quickLook(const std::string& fixture, double dpi = 75);

} // namespace copying
