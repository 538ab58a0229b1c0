// Codes read under the camera that a preview uses as well.
#include <future>

#include <gtest/gtest.h>

#include "hal/rig/live_camera.h"

namespace {

using namespace std::chrono_literals;
using hal::Fault;
using hal::Kind;

constexpr hal::Millis kPatience{30'000}; // never used up

class CameraScanner : public testing::Test {
protected:
    void open(const std::string& lyingThere) {
        const std::string pictures =
            lyingThere.empty() ? "" : "&pictures=" BANSHI_FIXTURES "/codes/" + lyingThere;
        auto opened = hal::Rig::open(
            {.slots = {{"code_scanner", Kind::CodeScanner, "camera:"},
                       {"camera", Kind::Camera, "sim:camera?inprocess=1&pace=instant" + pictures}},
             .hostProgram = BANSHI_BIN "/banshi-device-host",
             .askEvery = {1h, 1h}});
        ASSERT_TRUE(opened) << opened.error().detail;
        rig = *std::move(opened);
    }
    hal::Result<hal::Code> read(hal::Millis patience = kPatience, const std::stop_token& stop = {},
                                const hal::OnProgress& progress = {}) {
        const auto scanner = rig->lease<hal::CodeScanner>({}, kPatience);
        return scanner ? (*scanner)->read(patience, stop, progress) : tl::make_unexpected(scanner.error());
    }
    static Fault faultOf(const hal::Result<hal::Code>& code) {
        EXPECT_FALSE(code);
        return code ? Fault::Busy : code.error().fault;
    }

    std::unique_ptr<hal::Rig> rig;
};

TEST_F(CameraScanner, ReadsTheCodeThatLiesUnderTheCamera) {
    open("datamatrix.png");
    const auto code = read();
    ASSERT_TRUE(code) << code.error().detail;
    EXPECT_EQ(code->symbology, hal::Symbology::DataMatrix);
    EXPECT_EQ(hal::textOf(*code).view(), "Banshi Data Matrix");
}

TEST_F(CameraScanner, SharesOneStreamWithAPreview) {
    open("qr.png");
    auto preview = rig->liveCamera({}, kPatience);
    ASSERT_TRUE(preview) << preview.error().detail;
    EXPECT_TRUE(read()) << "the camera is leased, and yet it reads";
    const auto seen = (*preview)->hub().latest();
    ASSERT_TRUE(seen);
    EXPECT_TRUE((*preview)->hub().newerThan(seen->number, {}, kPatience)) << "the preview goes on";
    EXPECT_FALSE(rig->lease<hal::Camera>({}, hal::Millis{0})) << "nobody else opens it";
    preview->reset();
    EXPECT_TRUE(rig->lease<hal::Camera>({}, kPatience));
}

TEST_F(CameraScanner, LetsGoOfTheCameraWhenItHasRead) {
    open("qr.png");
    EXPECT_TRUE(read());
    EXPECT_TRUE(rig->lease<hal::Camera>({}, kPatience));
}

TEST_F(CameraScanner, IsBusyWhileSomebodyHasTheCameraForHerself) {
    open("qr.png");
    {
        const auto alone = rig->lease<hal::Camera>({}, kPatience);
        ASSERT_TRUE(alone);
        EXPECT_EQ(faultOf(read(hal::Millis{150})), Fault::Busy);
    }
    EXPECT_TRUE(read());
}

TEST_F(CameraScanner, WaitsAsLongAsItWasToldAndUntilItIsStopped) {
    open("");
    EXPECT_EQ(faultOf(read(hal::Millis{200})), Fault::NoDocument);
    std::stop_source stop;
    EXPECT_EQ(faultOf(read(kPatience, stop.get_token(), [&](const hal::Progress&) { stop.request_stop(); })),
              Fault::Cancelled);
}

TEST_F(CameraScanner, SaysThatItsCameraIsGone) {
    open("");
    const auto pull = [&](const hal::Progress&) { ASSERT_TRUE(rig->control("camera", "fault=unplugged")); };
    EXPECT_EQ(faultOf(read(kPatience, {}, pull)), Fault::Unplugged);
    const auto scanner = rig->inventory().front();
    EXPECT_EQ(scanner.status.health, hal::Health::Fault);
    EXPECT_EQ(scanner.status.fault, Fault::Unplugged);
}

TEST_F(CameraScanner, NeedsACameraInItsRig) {
    const auto alone = hal::Rig::open({.slots = {{"code_scanner", Kind::CodeScanner, "camera:"}},
                                       .hostProgram = BANSHI_BIN "/banshi-device-host"});
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().fault, Fault::BadData);
}

} // namespace
