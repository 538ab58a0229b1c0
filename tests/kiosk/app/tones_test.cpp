// The chimes: heard, short enough, never clipped.
#include "kiosk/app/tones.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace kiosk {
namespace {

constexpr const char* kCues[] = {"idle", "done", "fault", "side_done", "left_behind", "staff_called"};

int loudest(const std::vector<std::int16_t>& samples) {
    int most = 0;
    for (const std::int16_t sample : samples)
        most = std::max(most, std::abs(static_cast<int>(sample)));
    return most;
}

TEST(Tones, AreHeardAndNeverClipped) {
    for (const char* cue : kCues) {
        const int most = loudest(toneFor(cue, 1.0));
        EXPECT_GT(most, 10'000) << cue;
        EXPECT_LT(most, 32'767) << cue;
    }
}

TEST(Tones, FitIntoAPipeSoThatWritingThemNeverWaits) {
    for (const char* cue : kCues)
        EXPECT_LT(toneFor(cue, 1.0).size() * sizeof(std::int16_t), 128U * 1024) << cue;
}

TEST(Tones, FollowTheVolumeDownToSilence) {
    EXPECT_LT(loudest(toneFor("done", 0.5)), loudest(toneFor("done", 1.0)) * 6 / 10);
    EXPECT_EQ(loudest(toneFor("done", 0.0)), 0);
    EXPECT_TRUE(toneFor("no such cue", 1.0).empty());
}

TEST(Tones, EndSoftly) {
    for (const char* cue : kCues) {
        const auto samples = toneFor(cue, 1.0);
        EXPECT_LT(std::abs(static_cast<int>(samples.back())), 1'200) << cue << ": a click at the end";
    }
}

} // namespace
} // namespace kiosk
