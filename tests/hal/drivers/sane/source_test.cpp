// Names of sources and modes as real backends have them, and the choice of a resolution.
#include <gtest/gtest.h>

#include "hal/drivers/sane/source.h"

namespace hal::sane {
namespace {

TEST(SaneSource, NamesOfManyBackendsAreUnderstood) {
    const std::pair<const char*, ScanSource> names[] = {
        {"Flatbed", ScanSource::Flatbed},
        {"FlatBed", ScanSource::Flatbed},
        {"Document Table", ScanSource::Flatbed},
        {"ADF", ScanSource::Adf},
        {"ADF Front", ScanSource::Adf},
        {"Automatic Document Feeder", ScanSource::Adf},
        {"Automatic Document Feeder(left aligned)", ScanSource::Adf},
        {"ADF Duplex", ScanSource::AdfDuplex},
        {"Automatic Document Feeder(centrally aligned,Duplex)", ScanSource::AdfDuplex},
    };
    for (const auto& [name, source] : names)
        EXPECT_EQ(sourceNamed(name), source) << name;
}

TEST(SaneSource, WhatIsNoSheetFromTheFrontIsNoSource) {
    for (const char* name : {"Transparency Unit", "TPU8x10", "Negative", "ADF Back", "Card Slot?"})
        EXPECT_EQ(sourceNamed(name), std::nullopt) << name;
}

TEST(SaneSource, IsChosenByMeaningAndNamedAsTheDeviceDoes) {
    const std::vector<std::string> names = {"FlatBed", "ADF Back", "ADF Front", "ADF Duplex"};
    EXPECT_EQ(chooseSource(names, ScanSource::Adf), "ADF Front");
    EXPECT_EQ(chooseSource(names, ScanSource::AdfDuplex), "ADF Duplex");
    EXPECT_EQ(chooseSource({"Flatbed"}, ScanSource::Adf), std::nullopt);
}

TEST(SaneMode, TakesEightBitsWhereNamesTellDepth) {
    EXPECT_EQ(chooseMode({"Lineart", "Gray", "Color"}, ScanMode::Colour), "Color");
    EXPECT_EQ(chooseMode({"48 bits color", "24 bits color", "16 bits gray", "8 bits gray"}, ScanMode::Colour),
              "24 bits color");
    EXPECT_EQ(chooseMode({"16 bits gray", "True Gray"}, ScanMode::Grey), "True Gray");
}

TEST(SaneMode, OneModeIsBetterThanNone) {
    EXPECT_EQ(chooseMode({"Gray"}, ScanMode::Colour), "Gray");
    EXPECT_EQ(chooseMode({"Color"}, ScanMode::Grey), "Color");
    EXPECT_EQ(chooseMode({"Lineart"}, ScanMode::Grey), std::nullopt);
}

TEST(SaneResolution, IsTheWantedOneOrTheNextFiner) {
    EXPECT_EQ(chooseResolution({150, 300, 600}, 300), 300);
    EXPECT_EQ(chooseResolution({150, 200, 400}, 300), 400);
    EXPECT_EQ(chooseResolution({150, 200}, 300), 200);
    EXPECT_EQ(chooseResolution({}, 300), 300);
}

} // namespace
} // namespace hal::sane
