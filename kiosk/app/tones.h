// The kiosk's few sounds, drawn as sums of sines: no files, no library.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kiosk {

inline constexpr int kToneRate = 16'000; // samples a second, mono

// Cues of Session::chime; an unknown one is silence. volume 0..1.
[[nodiscard]] std::vector<std::int16_t> toneFor(std::string_view cue, double volume);

} // namespace kiosk
