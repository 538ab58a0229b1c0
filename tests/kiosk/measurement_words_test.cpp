// What people read about a measurement: words and a unit, in both languages.
#include "kiosk/technician/measurement_words.h"

#include <limits>

#include <gtest/gtest.h>

namespace kiosk {
namespace {

MeasurementWords said(const char* key, double value, const char* unit) {
    return inWords({key, value, unit, true});
}

TEST(MeasurementWords, NameAndValueAreWordsWithAUnit) {
    const MeasurementWords time = said("answer_time", 12.34, "ms");
    EXPECT_EQ(time.name, (BothLanguages{"应答时间", "Time to answer"}));
    EXPECT_EQ(time.value, (BothLanguages{"12.34 毫秒", "12.34 ms"}));
}

TEST(MeasurementWords, SayYesAndNoInsteadOfOneAndZero) {
    EXPECT_EQ(said("door_open", 1, "").value, (BothLanguages{"是", "yes"}));
    EXPECT_EQ(said("door_open", 0, "").value, (BothLanguages{"否", "no"}));
}

TEST(MeasurementWords, GiveADeviationItsSign) {
    EXPECT_EQ(said("scale_x", 0.6, "percent").value.en, "+0.60 %");
    EXPECT_EQ(said("scale_y", -0.4, "percent").value.en, "-0.40 %");
    EXPECT_EQ(said("turned", -1e-9, "degrees").value.en, "+0.00 degrees");
}

TEST(MeasurementWords, TellApartWhatOneKeyMeansInTwoUnits) {
    EXPECT_EQ(said("scale_x", 11.8, "px/mm").name.en, "Scale across");
    EXPECT_EQ(said("scale_x", 11.8, "px/mm").value.en, "11.8 pixels/mm");
    EXPECT_EQ(said("scale_x", 0.6, "percent").name.en, "Width error");
}

TEST(MeasurementWords, SayACodeAsTheFieldDoes) {
    EXPECT_EQ(said("sam_status", 0x90, "code").value.en, "90h");
}

TEST(MeasurementWords, NeedNoWordsForAStrangersMeasurement) {
    const MeasurementWords strange = said("paper_path_length", 4096, "cm");
    EXPECT_EQ(strange.name.en, "paper path length");
    EXPECT_EQ(strange.value.zh, "4096 cm");
}

TEST(MeasurementWords, TakeAnyFigure) {
    for (const double odd :
         {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
          std::numeric_limits<double>::quiet_NaN(), 1e300}) {
        EXPECT_FALSE(said("sam_status", odd, "code").value.en.empty());
        EXPECT_FALSE(said("scale_x", odd, "percent").value.en.empty());
        EXPECT_FALSE(said("door_open", odd, "").value.en.empty());
    }
}

} // namespace
} // namespace kiosk
