// The V4L2 driver over a camera on umockdev, under the cameras' suite, and what only a kernel's camera can
// do.
#include "hal/picture/picture.h"
#include "tests/conformance/camera_suite.h"
#include "tests/rigs/virtual_camera/virtual_camera.h"
#include "tests/rigs/virtual_usb/as_nobody.h"

using namespace conformance;
using hal::Fault;
using testing::HasSubstr;

namespace {

rigs::UsbTestbed& bed() {
    static rigs::UsbTestbed testbed;
    return testbed;
}

hal::Bytes card(int width, int height) {
    hal::ImageBuilder picture(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        for (int i = 0; i < picture.stride(); ++i) {
            const int x = i / 3;
            const bool white = x > width / 4 && x < width * 3 / 4 && y > height / 4 && y < height * 3 / 4;
            picture.row(y)[i] = static_cast<std::uint8_t>(white && (x / 16) % 3 ? 230 : 70);
        }
    return *hal::encodeJpeg(std::move(picture).finish(hal::Dpi{96}));
}

rigs::CameraDescription description() {
    return {.modes = {{640, 480, 30, card(640, 480)},
                      {1600, 1200, 20, card(1600, 1200)},
                      {320, 240, 30, card(320, 240)}}};
}
// 1600 × 1200 at 20 a second would be the stream too: the still has a mode of its own.
constexpr const char* kStream = "?stream=640x480";

class V4l2Subject final : public Subject {
public:
    V4l2Subject() : camera_(bed(), description()) { camera_.plug(); }

    hal::RigOptions options(Pace) override {
        return {.slots = {{"camera", hal::Kind::Camera, camera_.uri() + kStream}},
                .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper",
                .askEvery = {hal::Millis{1000}, hal::Millis{300}},
                .limits = {}};
    }

    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        const auto strike = [this, mishap] {
            if (mishap == Mishap::Unplugged)
                camera_.unplug();
            else if (mishap == Mishap::NoPage)
                camera_.sendNothing(true);
            else if (mishap == Mishap::Busy)
                camera_.useByAnother(true);
            else
                camera_.damageFrames(true);
        };
        if (mishap != Mishap::Unplugged && mishap != Mishap::NoPage && mishap != Mishap::Busy &&
            mishap != Mishap::Damaged)
            return false;
        if (when == When::Midway)
            camera_.afterFrames(5, strike);
        else if (when == When::AtStart)
            camera_.atStart(strike);
        else
            strike();
        return true;
    }

    void mend(hal::Rig&) override {
        camera_.sendNothing(false);
        camera_.useByAnother(false);
        camera_.damageFrames(false);
        camera_.plug();
    }

    std::optional<hal::Image> underTheLens() override { return *hal::decodePicture(card(1600, 1200)); }

private:
    rigs::VirtualCamera camera_;
};

// Why a camera at this address cannot be had; empty when it can.
hal::Error refusal(const std::string& uri) {
    const auto rig = hal::Rig::open({.slots = {{"camera", hal::Kind::Camera, uri}},
                                     .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper"});
    const auto live = hal::LiveCamera::start(**rig, {}, kPatience);
    if (!live)
        return live.error();
    const auto frame = (*live)->hub().newerThan(0, {}, kPatience);
    return frame ? hal::Error{} : frame.error();
}

TEST(V4l2Places, AreNamedWhenTwoCamerasOfAModelArePluggedIn) {
    rigs::VirtualCamera one(bed(), description());
    one.plug();
    EXPECT_EQ(refusal("v4l2:").detail, "") << "the only one";
    auto second = description();
    second.number = 1;
    second.place = "pci-0000:00:14.0-usb-0:4:1.0";
    rigs::VirtualCamera other(bed(), second);
    other.plug();
    const hal::Error error = refusal("v4l2:");
    EXPECT_EQ(error.fault, Fault::Refused);
    EXPECT_THAT(error.detail, HasSubstr(one.uri()));
    EXPECT_THAT(error.detail, HasSubstr(other.uri()));
    EXPECT_EQ(refusal(other.uri()).detail, "");
    EXPECT_EQ(refusal("v4l2:/dev/video1").detail, "") << "by its node";
}

TEST(V4l2Places, AreAbsentOrWrong) {
    EXPECT_EQ(refusal("v4l2:").fault, Fault::Absent);
    EXPECT_EQ(refusal("v4l2:/dev/video7").fault, Fault::Absent);
    EXPECT_EQ(refusal("v4l2:/etc/passwd").fault, Fault::BadData);
    rigs::VirtualCamera camera(bed(), description());
    camera.plug();
    EXPECT_EQ(refusal("v4l2:?still=9999x9999").fault, Fault::BadData);
}

TEST(V4l2Camera, NamesTheRuleThatItLacks) {
    rigs::VirtualCamera camera(bed(), description());
    camera.plug();
    const rigs::AsNobody nobody(bed());
    camera.refuseToOpen();
    const hal::Error error = refusal(camera.uri());
    EXPECT_EQ(error.fault, Fault::Refused);
    EXPECT_THAT(error.detail, HasSubstr("70-banshi-camera.rules"));
}

TEST(V4l2Camera, SaysThatTheUsbHasNoRoomForItsMode) {
    rigs::VirtualCamera camera(bed(), description());
    camera.plug();
    camera.leaveNoBandwidth(true);
    EXPECT_EQ(refusal(camera.uri()).fault, Fault::Unsupported);
    camera.leaveNoBandwidth(false);
    EXPECT_EQ(refusal(camera.uri()).detail, "");
}

} // namespace

INSTANTIATE_TEST_SUITE_P(V4l2, CameraConformance,
                         testing::Values(Candidate{"Camera", [] { return std::make_unique<V4l2Subject>(); }}),
                         nameOf);
