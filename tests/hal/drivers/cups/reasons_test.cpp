// What a printer says of itself, and which of several things has to be mended first.
#include <gtest/gtest.h>

#include "hal/drivers/cups/reasons.h"

namespace hal::cups {
namespace {

TEST(PrinterReason, EachKnownOneHasItsFault) {
    const std::pair<const char*, Fault> table[] = {
        {"media-empty", Fault::OutOfPaper},
        {"media-needed-error", Fault::OutOfPaper},
        {"media-jam", Fault::Jam},
        {"cover-open-error", Fault::CoverOpen},
        {"door-open", Fault::CoverOpen},
        {"toner-empty-error", Fault::OutOfToner},
        {"marker-supply-empty", Fault::OutOfToner},
        {"offline", Fault::Offline},
        {"paused", Fault::Offline},
        {"shutdown-error", Fault::Offline},
    };
    for (const auto& [reason, fault] : table) {
        ASSERT_TRUE(troubleOf(reason).has_value()) << reason;
        EXPECT_EQ(troubleOf(reason)->fault, fault) << reason;
        EXPECT_TRUE(troubleOf(reason)->blocking) << reason;
    }
}

TEST(PrinterReason, SuffixesSayHowBadItIs) {
    EXPECT_TRUE(troubleOf("media-empty-error")->blocking);
    EXPECT_FALSE(troubleOf("media-empty-warning")->blocking); // another tray has paper
    EXPECT_EQ(troubleOf("media-empty-report"), std::nullopt);
    EXPECT_FALSE(troubleOf("toner-low")->blocking);
    EXPECT_FALSE(troubleOf("toner-low-warning")->blocking);
    EXPECT_TRUE(troubleOf("media-low-error")->blocking);
}

TEST(PrinterReason, WhatIsNoTroubleIsNone) {
    for (const char* reason :
         {"none", "moving-to-paused", "connecting-to-device", "cups-waiting-for-job-completed",
          "vendor-said-something", "vendor-said-something-warning", ""})
        EXPECT_EQ(troubleOf(reason), std::nullopt) << reason;
}

TEST(PrinterReason, AnErrorInUnknownWordsStopsThePrinterAllTheSame) {
    EXPECT_EQ(troubleOf("x-vendor-engine-error")->fault, Fault::Faulty);
    EXPECT_TRUE(troubleOf("x-vendor-engine-error")->blocking);
}

TEST(PrinterReason, TheFirstToMendIsShown) {
    EXPECT_EQ(worstOf({"media-empty-error", "cover-open-error"})->fault, Fault::CoverOpen);
    EXPECT_EQ(worstOf({"toner-low", "media-empty"})->fault, Fault::OutOfPaper);
    EXPECT_EQ(worstOf({"cover-open-warning", "media-empty-error"})->fault, Fault::OutOfPaper);
    EXPECT_EQ(worstOf({"none"}), std::nullopt);
    EXPECT_EQ(worstOf({}), std::nullopt);
}

} // namespace
} // namespace hal::cups
