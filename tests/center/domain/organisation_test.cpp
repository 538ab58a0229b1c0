#include "center/domain/organisation.h"

#include <set>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace center::domain {
namespace {

TEST(Organisation, TheModelDistrictHasItsNumbers) {
    const auto district = modelDistrict();
    EXPECT_EQ(district.streets().size(), 16u);
    EXPECT_EQ(district.gridCount(), 824);
    std::set<std::string> ids;
    for (const auto& street : district.streets())
        for (const auto& grid : street.grids)
            EXPECT_TRUE(ids.insert(grid.id).second) << grid.id;
    EXPECT_EQ(ids.size(), 824u);
    EXPECT_EQ(modelDistrict().streets()[7].grids.back().id, district.streets()[7].grids.back().id);
}

TEST(Organisation, KnowsItsNodes) {
    const auto district = modelDistrict();
    EXPECT_TRUE(district.has({}));
    EXPECT_TRUE(district.has({"s16", ""}));
    EXPECT_FALSE(district.has({"s17", ""}));
    EXPECT_TRUE(district.has({"s01", "s01-g001"}));
    EXPECT_FALSE(district.has({"s02", "s01-g001"}));
    EXPECT_FALSE(district.has({"", "s01-g001"}));
    EXPECT_EQ(district.placeOfGrid("s16-g051"), (Place{"s16", "s16-g051"}));
    EXPECT_FALSE(district.placeOfGrid("s16-g052"));
    EXPECT_TRUE(district.hasDepartment("water"));
    EXPECT_FALSE(district.hasDepartment("s01"));
}

TEST(Organisation, DutyGoesOverMidnight) {
    auto district = modelDistrict();
    const Place place{"s01", "s01-g001"};
    district.setDuties({{"day", place, 6, 22}, {"night", place, 22, 6}, {"street", {"s01", ""}, 0, 24}});
    EXPECT_EQ(district.onDuty(place, 6), std::vector<std::string>{"day"});
    EXPECT_EQ(district.onDuty(place, 22), std::vector<std::string>{"night"});
    EXPECT_EQ(district.onDuty(place, 5), std::vector<std::string>{"night"});
    EXPECT_EQ(district.onDuty({"s01", ""}, 23), std::vector<std::string>{"street"});
    EXPECT_TRUE(district.onDuty({"s02", ""}, 12).empty());
}

TEST(Place, ContainsWhatLiesBelow) {
    const Place district;
    const Place street{"s01", ""};
    const Place grid{"s01", "s01-g001"};
    EXPECT_TRUE(district.contains(grid));
    EXPECT_TRUE(street.contains(grid));
    EXPECT_TRUE(street.contains(street));
    EXPECT_FALSE(street.contains(district));
    EXPECT_FALSE(grid.contains(street));
    EXPECT_FALSE(street.contains({"s02", "s01-g001"}));
    EXPECT_FALSE(grid.contains({"s01", "s01-g002"}));
}

TEST(Organisation, IsReadAsItIsWritten) {
    const auto read = parseOrganisation(toJson(modelDistrict()));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->name(), modelDistrict().name());
    EXPECT_EQ(read->streets().size(), 16u);
    EXPECT_EQ(read->gridCount(), 824);
    EXPECT_TRUE(read->has({"s16", "s16-g051"}));
    EXPECT_TRUE(read->hasDepartment("water"));
    EXPECT_EQ(toJson(*read), toJson(modelDistrict()));
}

TEST(Organisation, SaysWhereItIsWrong) {
    const auto whole = nlohmann::json::parse(
        R"({"schema":1,"name":"Example","streets":[{"id":"a","name":"A","grids":[{"id":"a-1","name":"1"}]},
            {"id":"b","name":"B","grids":[{"id":"b-1","name":"1"}]}],"departments":[{"id":"water","name":"W"}]})");
    ASSERT_TRUE(parseOrganisation(whole.dump()));
    const auto refused = [&](const char* pointer, const nlohmann::json& value) {
        auto json = whole;
        json[nlohmann::json::json_pointer(pointer)] = value;
        const auto read = parseOrganisation(json.dump(1));
        return read ? std::string("taken") : read.error().detail;
    };
    EXPECT_EQ(refused("/streets/1/id", "a"), "line 28: /streets/1/id is given twice");
    EXPECT_NE(refused("/streets/1/grids/0/id", "a-1").find("given twice"), std::string::npos);
    EXPECT_NE(refused("/streets/0/id", "A 1").find("/streets/0/id"), std::string::npos);
    EXPECT_NE(refused("/streets/0/id", "").find("/streets/0/id"), std::string::npos);
    EXPECT_NE(refused("/streets/0/name", 7).find("/streets/0/name"), std::string::npos);
    EXPECT_NE(refused("/streets/0/people", 7).find("/streets/0/people"), std::string::npos);
    EXPECT_NE(refused("/streets", nlohmann::json::array()).find("/streets"), std::string::npos);
    EXPECT_NE(refused("/departments/0", 7).find("/departments/0"), std::string::npos);
    EXPECT_EQ(parseOrganisation(R"({"schema":2})").error().fault, hal::Fault::Unsupported);
    EXPECT_EQ(parseOrganisation("[]").error().fault, hal::Fault::BadData);
    EXPECT_EQ(parseOrganisation("").error().fault, hal::Fault::BadData);
}

} // namespace
} // namespace center::domain
