// How bright the screen is, over a folder as the kernel lays it out.
#include "kiosk/technician/backlight.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

TEST(Backlight, IsNotThereWithoutAPanelThatHasOne) {
    const TemporaryDirectory sys(inMemory());
    const Backlight light(sys.path());
    EXPECT_EQ(light.percent().error().fault, hal::Fault::Absent);
    EXPECT_EQ(light.set(50).error().fault, hal::Fault::Absent);
    EXPECT_FALSE(Backlight("/nowhere").percent());
    fs::create_directories(sys / "broken");
    writeText(sys / "broken" / "brightness", "12\n");
    writeText(sys / "broken" / "max_brightness", "0\n");
    EXPECT_FALSE(light.percent());
}

TEST(Backlight, IsReadAndSetInPercentOfWhatThePanelCanButNeverToBlack) {
    const TemporaryDirectory sys(inMemory());
    fs::create_directories(sys / "intel_backlight");
    writeText(sys / "intel_backlight" / "max_brightness", "852\n");
    writeText(sys / "intel_backlight" / "brightness", "426\n");
    const Backlight light(sys.path());
    EXPECT_EQ(light.percent(), 50);
    ASSERT_TRUE(light.set(100));
    EXPECT_EQ(readText(sys / "intel_backlight" / "brightness"), "852");
    ASSERT_TRUE(light.set(0));
    EXPECT_EQ(readText(sys / "intel_backlight" / "brightness"), "85");
    EXPECT_EQ(light.percent(), Backlight::kDarkestPercent);
}

TEST(Backlight, NamesTheRuleWithoutWhichItMayNotBeWritten) {
    const TemporaryDirectory sys(inMemory());
    fs::create_directories(sys / "intel_backlight");
    writeText(sys / "intel_backlight" / "max_brightness", "852\n");
    writeText(sys / "intel_backlight" / "brightness", "426\n");
    fs::permissions(sys / "intel_backlight" / "brightness", fs::perms::owner_read);
    if (::access((sys / "intel_backlight" / "brightness").c_str(), W_OK) == 0)
        GTEST_SKIP() << "who may do everything is refused nothing";
    const Backlight light(sys.path());
    EXPECT_EQ(light.percent().error().fault, hal::Fault::Refused);
    EXPECT_NE(light.set(50).error().detail.find("70-banshi-backlight.rules"), std::string::npos);
}

} // namespace
} // namespace kiosk
