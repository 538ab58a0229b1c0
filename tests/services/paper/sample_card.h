// A card that exists nowhere, drawn by the test itself: pale ground, bars for words, a block for the
// portrait.
#pragma once

#include "services/paper/card_page.h"

namespace paper {

[[nodiscard]] CardFace sampleFront(double dpi = 300);
[[nodiscard]] CardFace sampleBack(double dpi = 300);
[[nodiscard]] CardPage samplePage();

// One colour all over: its edges can be measured.
[[nodiscard]] hal::Image plain(int width, int height, std::uint8_t red, std::uint8_t green,
                               std::uint8_t blue);

} // namespace paper
