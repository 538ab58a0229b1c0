// The kiosk's few sounds.
#include "kiosk/app/tones.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace kiosk {

namespace {

struct Note {
    double hertz; // 0: a rest
    double seconds;
};

// Two octaves around 800 Hz: heard well with age-related hearing loss, which takes the high tones first.
constexpr Note kIdle[] = {{659, 0.22}, {523, 0.40}};              // two soft notes
constexpr Note kDone[] = {{523, 0.14}, {659, 0.14}, {784, 0.42}}; // three notes up
constexpr Note kFault[] = {{262, 0.16}, {0, 0.06}, {262, 0.34}};  // low double note
constexpr Note kSideDone[] = {{880, 0.50}};                       // one bell
constexpr Note kLeftBehind[] = {{988, 0.40}, {0, 0.08}, {988, 0.40}, {0, 0.08}, {988, 0.60}}; // three bells
constexpr Note kStaff[] = {{784, 0.45}};

std::span<const Note> notesOf(std::string_view cue) {
    if (cue == "idle")
        return kIdle;
    if (cue == "done")
        return kDone;
    if (cue == "fault")
        return kFault;
    if (cue == "side_done")
        return kSideDone;
    if (cue == "left_behind")
        return kLeftBehind;
    if (cue == "staff_called")
        return kStaff;
    return {};
}

// A struck bar: a quick rise, a long fall, and the octave above at a third of the strength.
double strike(double hertz, double at, double seconds) {
    constexpr double kRise = 0.006;
    const double angle = 2 * std::numbers::pi * hertz * at;
    const double envelope = std::min(at / kRise, 1.0) * std::exp(-4.0 * at / seconds);
    return envelope * (std::sin(angle) + std::sin(2 * angle) / 3) * 0.75;
}

} // namespace

std::vector<std::int16_t> toneFor(std::string_view cue, double volume) {
    std::vector<std::int16_t> samples;
    for (const Note& note : notesOf(cue)) {
        const int count = static_cast<int>(note.seconds * kToneRate);
        for (int i = 0; i < count; ++i) {
            const double at = static_cast<double>(i) / kToneRate;
            const double value = note.hertz > 0 ? strike(note.hertz, at, note.seconds) : 0;
            samples.push_back(static_cast<std::int16_t>(std::lround(value * volume * 32767)));
        }
    }
    return samples;
}

} // namespace kiosk
