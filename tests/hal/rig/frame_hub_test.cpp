// The hub between a camera's stream and its readers, and what is measured of its pictures.
#include "hal/camera_test.h"
#include "hal/frame_hub.h"

#include <gtest/gtest.h>

using hal::Fault;
using hal::FrameHub;
using hal::Millis;

namespace {

constexpr Millis kPatience{30'000};

// A wall of dark and light stripes, 32 pixels each, whose edges take `ramp` pixels.
hal::Image stripes(int ramp) {
    hal::ImageBuilder picture(640, 480, hal::PixelFormat::Rgb24);
    for (int y = 0; y < picture.height(); ++y)
        for (int i = 0; i < picture.stride(); ++i) {
            const int x = i / 3 % 64;
            const int within = x < 32 ? x : x - 32;
            const int up = within >= ramp ? 200 : within * 200 / ramp;
            picture.row(y)[i] = static_cast<std::uint8_t>(20 + (x < 32 ? up : 200 - up));
        }
    return std::move(picture).finish();
}

TEST(FrameHub, KeepsTheLatestFrameAndCountsWhatWasMissed) {
    FrameHub hub;
    EXPECT_FALSE(hub.latest());
    for (int i = 0; i < 3; ++i)
        hub.take(stripes(1 + i));
    EXPECT_EQ(hub.latest()->number, 3U);
    EXPECT_EQ(hub.newerThan(1, {}, kPatience)->number, 3U);
    EXPECT_EQ(hub.newerThan(3, {}, Millis{0}).error().fault, Fault::Timeout);
}

TEST(FrameHub, WishesAStillOnlyWhileSomebodyWaitsForOne) {
    FrameHub hub;
    EXPECT_FALSE(hub.wish().still);
    EXPECT_EQ(hub.still({}, Millis{0}).error().fault, Fault::Timeout);
    EXPECT_FALSE(hub.wish().still) << "who asked has left";
    std::jthread reader([&] { EXPECT_EQ(hub.still({}, kPatience)->width(), 640); });
    while (!hub.wish().still)
        std::this_thread::yield();
    hub.takeStill(stripes(1));
    EXPECT_FALSE(hub.wish().still);
}

TEST(FrameHub, TellsItsReadersWhyTheStreamEnded) {
    FrameHub hub;
    hub.take(stripes(1));
    std::jthread reader([&] { EXPECT_EQ(hub.still({}, kPatience).error().fault, Fault::Unplugged); });
    hub.end({Fault::Unplugged, {}});
    EXPECT_EQ(hub.newerThan(1, {}, kPatience).error().fault, Fault::Unplugged);
    EXPECT_TRUE(hub.newerThan(0, {}, kPatience)) << "the last frame stays";
}

TEST(FrameHub, LetsAReaderGoThatIsStopped) {
    FrameHub hub;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(hub.newerThan(0, stop.get_token(), kPatience).error().fault, Fault::Cancelled);
    EXPECT_EQ(hub.still(stop.get_token(), kPatience).error().fault, Fault::Cancelled);
}

TEST(EdgeWidth, IsThatOfTheEdges) {
    EXPECT_NEAR(hal::edgeWidth(stripes(1)).value_or(0), 0.8, 0.1);
    EXPECT_NEAR(hal::edgeWidth(stripes(5)).value_or(0), 4, 0.3);
    EXPECT_FALSE(hal::edgeWidth(stripes(32))) << "blurred beyond an edge";
    EXPECT_FALSE(hal::edgeWidth(hal::Image{}));
}

} // namespace
