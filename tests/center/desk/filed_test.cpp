#include "center/desk/filed.h"

#include <gtest/gtest.h>

namespace center::desk {
namespace {

TEST(Filed, TakesWhatItKnowsAndLeavesTheRest) {
    const auto appeal = parseAppeal(R"({"schema":1,"category":"noise","street":"s01","new":[1,{"x":2}]})");
    ASSERT_TRUE(appeal);
    EXPECT_EQ(appeal->category, "noise");
    EXPECT_EQ(appeal->place, (domain::Place{"s01", ""}));
    const auto rating =
        parseRating(R"({"schema":1,"record":"01890a5d-ac96-774b-bcce-b302099a8057","rating":5})");
    ASSERT_TRUE(rating);
    EXPECT_EQ(rating->rating, 5);
}

TEST(Filed, RefusesEverythingElse) {
    const std::string deep = R"({"schema":1,"category":"a","x":)" + std::string(50'000, '[');
    for (const std::string& text :
         {std::string(), std::string("null"), std::string("[]"), std::string("{"),
          std::string(R"({"schema":"1"})"), std::string(R"({"schema":0,"category":"a"})"),
          std::string(R"({"schema":1})"), std::string(R"({"schema":1,"category":"A B"})"),
          std::string(R"({"schema":1,"category":7})"),
          std::string(R"({"schema":1,"category":"a","street":"../x"})"), deep,
          deep + std::string(50'000, ']') + "}"})
        EXPECT_EQ(parseAppeal(text).error().fault, hal::Fault::BadData) << text.substr(0, 60);
    for (const char* rating : {"0", "6", "2.5", "\"3\"", "-1", "99999999999999999999"})
        EXPECT_FALSE(parseRating(R"({"schema":1,"record":"01890a5d-ac96-774b-bcce-b302099a8057","rating":)" +
                                 std::string(rating) + "}"))
            << rating;
    EXPECT_FALSE(parseRating(R"({"schema":1,"record":"x","rating":3})"));
    EXPECT_EQ(parseRating(R"({"schema":2})").error().fault, hal::Fault::Unsupported);
}

} // namespace
} // namespace center::desk
