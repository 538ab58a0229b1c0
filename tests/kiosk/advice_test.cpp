// What technicians read about a printer: every reason that the driver knows has words in both languages.
#include "kiosk/technician/advice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/cups/reasons.h"

namespace kiosk {
namespace {

TEST(Advice, IsThereForEveryReasonThatTheDriverKnows) {
    for (const std::string_view reason : hal::cups::knownReasons()) {
        const auto advice = adviceFor(reason);
        ASSERT_EQ(advice.size(), 1U) << reason;
        EXPECT_FALSE(advice[0].zh.empty()) << reason;
        EXPECT_FALSE(advice[0].en.empty()) << reason;
    }
}

TEST(Advice, TellsAnOpenTrayFromACover) {
    EXPECT_THAT(adviceFor("input-tray-missing").at(0).en, testing::HasSubstr("tray"));
    EXPECT_THAT(adviceFor("media-empty").at(0).en,
                testing::AllOf(testing::HasSubstr("empty"), testing::HasSubstr("not pushed in")));
    EXPECT_THAT(adviceFor("cover-open").at(0).en, testing::HasSubstr("cover"));
}

TEST(Advice, KeepsTheOrderAndTheSuffixes) {
    const auto advice = adviceFor("media-jam-error, x-engine-error, toner-low-warning");
    ASSERT_EQ(advice.size(), 2U);
    EXPECT_EQ(advice[0].reason, "media-jam-error");
    EXPECT_EQ(advice[1].reason, "toner-low-warning");
}

TEST(Advice, HasNothingToSayAboutOtherDetails) {
    EXPECT_TRUE(adviceFor("").empty());
    EXPECT_TRUE(adviceFor("connect: Connection refused").empty());
    EXPECT_TRUE(adviceFor(", , ").empty());
}

} // namespace
} // namespace kiosk
