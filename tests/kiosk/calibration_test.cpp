// What is kept of a device's scale, whose it is, and what becomes of a file that is not right.
#include "kiosk/technician/calibration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/files.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

constexpr double kClaimed = 300 / 25.4;

Calibration scanner(double x, double y, const std::string& mark = "S1") {
    return {.device = {"scanner", "Maker Glass", mark},
            .x = x * kClaimed,
            .y = y * kClaimed,
            .dpi = 300,
            .width = 2480,
            .height = 3508,
            .measured = "2026-11-24T09:00:00Z",
            .ruler = "banshi ruler page 1"};
}

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

TEST(Calibration, IsKeptAndTellsWhatWasBefore) {
    const TemporaryDirectory state(inMemory());
    EXPECT_TRUE(loadCalibrations(state.path())->empty());
    EXPECT_EQ(keepCalibration(state.path(), scanner(1.006, 0.996))->before, std::nullopt);
    EXPECT_EQ(keepCalibration(state.path(), scanner(1.001, 1))->before, scanner(1.006, 0.996));
    const auto all = loadCalibrations(state.path()).value();
    ASSERT_EQ(all.size(), 1U) << "one a device";
    EXPECT_EQ(all[0], scanner(1.001, 1));
    EXPECT_NEAR(drawnScale(all[0]).x, 1.001, 1e-9);
    EXPECT_THAT(namesIn(state.path()), testing::ElementsAre("calibration.json"));
}

TEST(Calibration, BelongsToOneDevice) {
    const TemporaryDirectory state(inMemory());
    ASSERT_TRUE(keepCalibration(state.path(), scanner(1.006, 0.996)));
    const auto all = loadCalibrations(state.path()).value();
    KnownDevice device = scanner(1, 1).device;
    EXPECT_NE(calibrationOf(all, device), nullptr);
    for (std::string KnownDevice::*field : {&KnownDevice::slot, &KnownDevice::model, &KnownDevice::mark}) {
        KnownDevice other = device;
        other.*field = "another";
        EXPECT_EQ(calibrationOf(all, other), nullptr);
    }
}

TEST(Calibration, KnowsADeviceWithoutASerialNumberByItsPlace) {
    hal::DeviceInfo info;
    info.slot = "camera";
    info.uri = "v4l2:by-path/pci-usb-1?focus=1";
    info.identity = {"", "Lens", "", ""};
    EXPECT_EQ(knownDevice(info), (KnownDevice{"camera", "Lens", "v4l2:by-path/pci-usb-1"}));
    info.identity.serial = "77";
    EXPECT_EQ(knownDevice(info).mark, "77");
}

TEST(Calibration, RefusesInWordsWhatNoScannerDraws) {
    const TemporaryDirectory state(inMemory());
    ASSERT_TRUE(keepCalibration(state.path(), scanner(1.0299, 0.9701))) << "just within";
    const auto refused = keepCalibration(state.path(), scanner(1.002, 0.965));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, hal::Fault::BadData);
    EXPECT_THAT(refused.error().detail, testing::HasSubstr("-3.5 % along"));
    EXPECT_THAT(refused.error().detail, testing::HasSubstr("lay it flat"));
    EXPECT_EQ(loadCalibrations(state.path())->at(0), scanner(1.0299, 0.9701)) << "what was in force stays";
}

TEST(Calibration, ChecksACameraForLeaning) {
    Calibration camera = scanner(1.1, 1.1);
    camera.dpi.reset();
    EXPECT_TRUE(plausible(camera)) << "it claims no resolution";
    camera.y *= 1.04;
    EXPECT_THAT(plausible(camera).error().detail, testing::HasSubstr("straight down"));
}

TEST(Calibration, RemembersTheNewestDevices) {
    const TemporaryDirectory state(inMemory());
    for (std::size_t i = 0; i < kMostDevices + 3; ++i)
        ASSERT_TRUE(keepCalibration(state.path(), scanner(1, 1, "S" + std::to_string(i))));
    const auto all = loadCalibrations(state.path()).value();
    ASSERT_EQ(all.size(), kMostDevices);
    EXPECT_EQ(all.front().device.mark, "S3");
    EXPECT_EQ(all.back().device.mark, "S" + std::to_string(kMostDevices + 2));
}

TEST(Calibration, SetsAsideWhatIsDamagedOrForeign) {
    const TemporaryDirectory good(inMemory());
    ASSERT_TRUE(keepCalibration(good.path(), scanner(1.006, 0.996)));
    const std::string right = readText(good / "calibration.json");
    const auto with = [&](const std::string& what, const std::string& instead) {
        std::string text = right;
        return text.replace(text.find(what), what.size(), instead);
    };
    const HandClock clock;
    for (const std::string& text :
         {std::string(), right.substr(0, right.size() / 2), std::string("[]"), std::string("{\"schema\":1}"),
          with("\"schema\": 1", "\"schema\": 2"), with("\"width\": 2480", "\"width\": 1e300"),
          with("\"dpi\": 300.0", "\"dpi\": 100.0"), with("\"S1\"", "7"), std::string("\xff")}) {
        const TemporaryDirectory state(inMemory());
        writeText(state / "calibration.json", text);
        ASSERT_FALSE(loadCalibrations(state.path())) << text;
        const auto kept = keepCalibration(state.path(), scanner(1.001, 1), clock);
        ASSERT_TRUE(kept) << text;
        ASSERT_TRUE(kept->aside) << text;
        EXPECT_THAT(inWords(*kept->aside),
                    testing::HasSubstr("kept as calibration.json.corrupt-20261124T000000Z"));
        EXPECT_EQ(readText(kept->aside->now), text) << "not a byte is lost";
        EXPECT_EQ(loadCalibrations(state.path())->size(), 1U);
    }
}

} // namespace
} // namespace kiosk
