#include "center/domain/organisation.h"

#include <set>

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

} // namespace
} // namespace center::domain
