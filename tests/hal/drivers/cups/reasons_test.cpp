// What a printer says of itself, and which of several things has to be mended first.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/cups/reasons.h"

namespace hal::cups {
namespace {

struct Expected {
    std::string_view reason;
    Fault fault;
    bool blocks; // when the printer says it without a suffix
    Remedy remedy;
};

// All of them, so that a new one is thought about: who mends it, and does the printer stand still?
constexpr Expected kExpected[] = {
    {"cover-open", Fault::CoverOpen, true, Remedy::Staff},
    {"door-open", Fault::CoverOpen, true, Remedy::Staff},
    {"interlock-open", Fault::CoverOpen, true, Remedy::Staff},
    {"output-tray-missing", Fault::CoverOpen, true, Remedy::Staff},
    {"media-jam", Fault::Jam, true, Remedy::Staff},
    {"media-path-jam", Fault::Jam, true, Remedy::Staff},
    {"media-empty", Fault::OutOfPaper, true, Remedy::Staff},
    {"media-needed", Fault::OutOfPaper, true, Remedy::Staff},
    {"input-media-supply-empty", Fault::OutOfPaper, true, Remedy::Staff},
    {"media-path-input-empty", Fault::OutOfPaper, true, Remedy::Staff},
    {"input-manual-input-request", Fault::OutOfPaper, true, Remedy::Staff},
    {"media-path-input-request", Fault::OutOfPaper, true, Remedy::Staff},
    {"input-tray-missing", Fault::TrayOpen, true, Remedy::Staff},
    {"media-path-media-tray-missing", Fault::TrayOpen, true, Remedy::Staff},
    {"input-cannot-feed-size-selected", Fault::WrongPaper, true, Remedy::Staff},
    {"output-area-full", Fault::Jam, true, Remedy::Staff},
    {"media-path-media-tray-full", Fault::Jam, true, Remedy::Staff},
    {"media-path-output-full", Fault::Jam, true, Remedy::Staff},
    {"toner-empty", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-supply-empty", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-supply-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-toner-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-toner-cartridge-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-ink-empty", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-ink-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-print-ribbon-empty", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-print-ribbon-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"developer-empty", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-developer-empty", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-developer-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-waste-full", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-waste-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-waste-ink-receptacle-full", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-waste-ink-receptacle-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-waste-toner-receptacle-full", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-waste-toner-receptacle-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"marker-opc-missing", Fault::OutOfToner, true, Remedy::Staff},
    {"paused", Fault::Offline, true, Remedy::Staff},
    {"offline", Fault::Offline, true, Remedy::Staff},
    {"shutdown", Fault::Offline, true, Remedy::Staff},
    {"power-down", Fault::Offline, true, Remedy::Staff},
    {"deactivated", Fault::Offline, true, Remedy::Staff},
    {"deleted", Fault::Offline, true, Remedy::Staff},
    {"hold-new-jobs", Fault::Offline, true, Remedy::Staff},
    {"timed-out", Fault::Offline, true, Remedy::Staff},
    {"stopped-partly", Fault::Offline, false, Remedy::Staff},
    {"other", Fault::Offline, false, Remedy::Staff},
    {"fuser-over-temp", Fault::Faulty, true, Remedy::Technician},
    {"fuser-under-temp", Fault::Faulty, true, Remedy::Technician},
    {"marker-fuser-missing", Fault::Faulty, true, Remedy::Technician},
    {"marker-failure", Fault::Faulty, true, Remedy::Technician},
    {"opc-life-over", Fault::Faulty, true, Remedy::Technician},
    {"spool-area-full", Fault::Storage, true, Remedy::Technician},
    {"interpreter-resource-unavailable", Fault::Faulty, false, Remedy::Technician},
    {"media-low", Fault::PaperNearEnd, false, Remedy::Staff},
    {"input-media-supply-low", Fault::PaperNearEnd, false, Remedy::Staff},
    {"output-area-almost-full", Fault::PaperNearEnd, false, Remedy::Staff},
    {"media-path-media-tray-almost-full", Fault::PaperNearEnd, false, Remedy::Staff},
    {"toner-low", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-supply-low", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-supply-almost-empty", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-ink-almost-empty", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-print-ribbon-almost-empty", Fault::OutOfToner, false, Remedy::Staff},
    {"developer-low", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-developer-almost-empty", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-waste-almost-full", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-waste-ink-receptacle-almost-full", Fault::OutOfToner, false, Remedy::Staff},
    {"marker-waste-toner-receptacle-almost-full", Fault::OutOfToner, false, Remedy::Staff},
    {"opc-near-eol", Fault::OutOfToner, false, Remedy::Staff},
    {"*-cover-open", Fault::CoverOpen, true, Remedy::Staff},
    {"*-interlock-open", Fault::CoverOpen, true, Remedy::Staff},
    {"*-jam", Fault::Jam, true, Remedy::Staff},
    {"*-feed-error", Fault::Jam, true, Remedy::Staff},
    {"*-offline", Fault::Offline, false, Remedy::Staff},
    {"*-turned-off", Fault::Offline, false, Remedy::Staff},
    {"*-failure", Fault::Faulty, false, Remedy::Technician},
    {"*-life-over", Fault::Faulty, false, Remedy::Technician},
    {"*-at-eol", Fault::Faulty, false, Remedy::Technician},
    {"*-over-temperature", Fault::Faulty, false, Remedy::Technician},
    {"*-under-temperature", Fault::Faulty, false, Remedy::Technician},
    {"*-memory-exhausted", Fault::Faulty, false, Remedy::Technician},
    {"*-storage-error", Fault::Faulty, false, Remedy::Technician},
    {"*-missing", Fault::Faulty, false, Remedy::Technician},
    {"*-life-almost-over", Fault::OutOfToner, false, Remedy::Staff},
    {"*-life-warn", Fault::OutOfToner, false, Remedy::Staff},
    {"*-near-eol", Fault::OutOfToner, false, Remedy::Staff},
};

class EachReason : public testing::TestWithParam<Expected> {
protected:
    static std::optional<Trouble> said(std::string_view suffix) {
        std::string reason(GetParam().reason);
        std::replace(reason.begin(), reason.end(), '*', 'x');
        return troubleOf(reason + std::string(suffix));
    }
};

TEST_P(EachReason, HasItsFaultWhateverItsSuffix) {
    for (const char* suffix : {"", "-warning", "-error"}) {
        ASSERT_TRUE(said(suffix)) << suffix;
        EXPECT_EQ(said(suffix)->fault, GetParam().fault) << suffix;
    }
    EXPECT_EQ(said("-report"), std::nullopt);
}

TEST_P(EachReason, StopsThePrinterAsTheSuffixSaysOrAsItAlwaysDoes) {
    EXPECT_EQ(said("")->blocking, GetParam().blocks);
    EXPECT_FALSE(said("-warning")->blocking);
    EXPECT_TRUE(said("-error")->blocking);
}

TEST_P(EachReason, SaysWhoMendsIt) { EXPECT_EQ(remedyFor(GetParam().fault), GetParam().remedy); }

INSTANTIATE_TEST_SUITE_P(PrinterReason, EachReason, testing::ValuesIn(kExpected), [](const auto& tested) {
    std::string name(tested.param.reason);
    std::replace(name.begin(), name.end(), '-', '_');
    std::replace(name.begin(), name.end(), '*', 'x');
    return name;
});

TEST(PrinterReason, NoneIsForgottenHere) {
    std::vector<std::string_view> expected;
    for (const Expected& row : kExpected)
        expected.push_back(row.reason);
    EXPECT_THAT(knownReasons(), testing::UnorderedElementsAreArray(expected));
}

TEST(PrinterReason, AnOpenTrayIsToldFromAnEmptyOneOnlyWhereThePrinterDoes) {
    EXPECT_EQ(worstOf({"input-tray-missing-error"})->fault, Fault::TrayOpen);
    EXPECT_EQ(worstOf({"media-empty-error"})->fault, Fault::OutOfPaper);
    EXPECT_EQ(worstOf({"input-tray-missing", "media-empty"})->fault, Fault::OutOfPaper) << "either may be";
    EXPECT_EQ(worstOf({"toner-empty-error", "input-tray-missing-error"})->fault, Fault::TrayOpen);
    EXPECT_EQ(worstOf({"input-tray-missing-error", "cover-open-error"})->fault, Fault::CoverOpen);
}

TEST(PrinterReason, WordsThatEndLikeASeverityAreNotCut) {
    EXPECT_EQ(troubleOf("input-media-tray-feed-error"), (Trouble{Fault::Jam, true}));
    EXPECT_EQ(troubleOf("input-media-tray-feed-error-warning"), (Trouble{Fault::Jam, false}));
    EXPECT_EQ(troubleOf("subunit-unrecoverable-storage-error"), (Trouble{Fault::Faulty, false}));
}

TEST(PrinterReason, TheScannerInTheSameHousingKeepsNoSheetFromComingOut) {
    for (const char* reason :
         {"scan-media-path-jam", "scanner-light-failure-error", "fax-modem-missing", "camera-failure"})
        EXPECT_EQ(troubleOf(reason), std::nullopt) << reason;
}

TEST(PrinterReason, ComplaintsAreKeywordsAndNotEndless) {
    EXPECT_EQ(complaints({"media-empty-error", "toner-low"}), "media-empty-error, toner-low");
    EXPECT_EQ(complaints({"none", "media-low-report"}), "");
    EXPECT_EQ(complaints({"Job of N. N. failed-error", "media-jam"}), "media-jam");
    EXPECT_EQ(complaints(std::vector<std::string>(1, std::string(65, 'x').append("-error"))), "");
    const std::string many = complaints(std::vector<std::string>(1000, "media-jam"));
    EXPECT_EQ(std::count(many.begin(), many.end(), ','), 7);
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
          "vendor-said-something", "vendor-said-something-warning", "",
          // of the registry: events, sleep, and what only finishers need
          "media-drying", "standby", "suspend", "hibernate", "stopping", "resuming", "testing",
          "printer-ready-to-print", "input-media-size-change", "interpreter-memory-increase", "stapler-empty",
          "subunit-added", "folder-closed"})
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
