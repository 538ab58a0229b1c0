// What lies in a printer's trays, as it tells in two or three ways at once.
#include <gtest/gtest.h>

#include "hal/drivers/cups/connection.h"
#include "hal/drivers/cups/media.h"
#include "hal/drivers/cups/printer_facts.h"

namespace hal::cups {
namespace {

struct Loaded {
    const char* source;
    int x, y; // hundredths of a millimetre; 0: not said
};

class Trays : public testing::Test {
protected:
    Trays() : ipp(ippNew()) {
        ippAddInteger(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
    }
    void load(const std::vector<Loaded>& trays) {
        ipp_attribute_t* ready = nullptr;
        for (const Loaded& tray : trays) {
            Ipp media(ippNew());
            if (tray.x > 0) {
                Ipp size(ippNew());
                ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", tray.x);
                ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", tray.y);
                ippAddCollection(media.get(), IPP_TAG_ZERO, "media-size", size.get());
            }
            ippAddString(media.get(), IPP_TAG_ZERO, IPP_TAG_KEYWORD, "media-source", nullptr, tray.source);
            if (ready)
                ippSetCollection(ipp.get(), &ready, ippGetCount(ready), media.get());
            else
                ready = ippAddCollection(ipp.get(), IPP_TAG_PRINTER, "media-col-ready", media.get());
        }
    }
    void input(const std::string& tray) {
        if (ipp_attribute_t* attribute = ippFindAttribute(ipp.get(), "printer-input-tray", IPP_TAG_STRING))
            ippSetOctetString(ipp.get(), &attribute, ippGetCount(attribute), tray.data(),
                              static_cast<int>(tray.size()));
        else
            ippAddOctetString(ipp.get(), IPP_TAG_PRINTER, "printer-input-tray", tray.data(),
                              static_cast<int>(tray.size()));
    }
    void names(const char* attribute, std::vector<const char*> sizes) {
        ippAddStrings(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_KEYWORD, attribute, static_cast<int>(sizes.size()),
                      nullptr, sizes.data());
    }
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> texts;
        for (const Tray& tray : readTrays(ipp.get()))
            texts.push_back(asText(tray));
        return texts;
    }
    [[nodiscard]] std::optional<Fault> fault() const { return statusOf(readFacts(ipp.get()), {}).fault; }

    Ipp ipp;
};

constexpr Loaded kFullA4{"tray-1", 21000, 29700};

TEST_F(Trays, AreReadWithSizeAndLevel) {
    load({kFullA4, {"tray-2", 14800, 21000}, {"manual", 0, 0}});
    input("type=other;mediafeed=0;mediaxfeed=0;maxcapacity=-2;level=-2;status=0;name=auto;");
    input("type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;maxcapacity=250;level=125;status="
          "0;name=tray-1;");
    input("type=sheetFeedAutoRemovableTray;maxcapacity=250;level=0;status=0;name=tray-2;");
    EXPECT_EQ(told(), (std::vector<std::string>{"tray-1 A4 50 %", "tray-2 A5 0 %", "manual"}));
}

TEST_F(Trays, OneTrayMayHaveTwoNames) {
    load({kFullA4});
    input("type=sheetFeedAutoRemovableTray;maxcapacity=100;level=1;name=Cassette");
    EXPECT_EQ(told(), std::vector<std::string>{"tray-1 A4 1 %"});
}

TEST_F(Trays, AreKnownByTheirPaperAloneWhereThePrinterHasNoMore) {
    names("media-ready", {"iso_a4_210x297mm", "na_letter_8.5x11in", "tray-of-wonders"});
    EXPECT_EQ(told(), (std::vector<std::string>{"A4", "216x279 mm", ""}));
    EXPECT_EQ(fault(), std::nullopt);
}

TEST_F(Trays, LevelsThatAreNoNumbersAreNotInvented) {
    load({kFullA4});
    for (const char* level : {"-3", "-2", "", "x", "300", "1e2"})
        input("maxcapacity=250;level=" + std::string(level) + ";name=tray-1;");
    EXPECT_EQ(told(), std::vector<std::string>{"tray-1 A4"});
}

TEST_F(Trays, WithoutA4AreAFaultOfTheirOwn) {
    load({{"tray-1", 14800, 21000}, {"tray-2", 21590, 27940}});
    EXPECT_EQ(fault(), Fault::WrongPaper);
}

TEST_F(Trays, WithA4TheOtherWayRoundAreFine) {
    load({{"tray-1", 29704, 20990}});
    EXPECT_EQ(fault(), std::nullopt);
}

TEST_F(Trays, OfUnknownPaperAreNotHeldAgainstThePrinter) {
    load({{"tray-1", 14800, 21000}, {"tray-2", 0, 0}});
    EXPECT_EQ(fault(), std::nullopt);
}

TEST_F(Trays, ThatAreEmptyExplainAStopWithoutAReason) {
    load({kFullA4});
    input("maxcapacity=250;level=0;name=tray-1;");
    auto facts = readFacts(ipp.get());
    facts.state = IPP_PSTATE_STOPPED;
    for (const std::vector<std::string>& said : {std::vector<std::string>{}, {"other"}, {"other-error"}}) {
        facts.reasons = said;
        EXPECT_EQ(statusOf(facts, {}).fault, Fault::OutOfPaper);
    }
    facts.reasons = {"paused"};
    facts.trays[0].levelPercent = 40;
    EXPECT_EQ(statusOf(facts, {}).fault, Fault::Offline);
}

TEST_F(Trays, WhatThePrinterItselfComplainsOfComesFirst) {
    load({{"tray-1", 14800, 21000}});
    auto facts = readFacts(ipp.get());
    facts.reasons = {"cover-open-error"};
    EXPECT_EQ(blockedBy(facts), Fault::CoverOpen);
    facts.reasons = {"media-empty-warning"};
    EXPECT_EQ(blockedBy(facts), Fault::WrongPaper);
}

TEST_F(Trays, SizesThatThePrinterTakesAreNamed) {
    names("media-supported",
          {"na_letter_8.5x11in", "iso_a4_210x297mm", "iso_a5_148x210mm", "custom_max_300x500mm"});
    EXPECT_EQ(readPapers(ipp.get()), (std::vector{kA5, kA4}));
    EXPECT_TRUE(takesA4(readFacts(ipp.get())));
}

} // namespace
} // namespace hal::cups
