// The policy that halls begin with.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>

#include "center/domain/organisation.h"
#include "services/catalog/policy.h"
#include "tests/support/files.h"

namespace {

catalog::Policy defaultPolicy() { return catalog::parsePolicy(readText(BANSHI_DEFAULT_POLICY)).value(); }

template <class Items>
bool isAvailable(const Items& items, const std::string& id) {
    return std::ranges::any_of(items, [&](const auto& item) { return item.id == id && item.available; });
}

} // namespace

TEST(DefaultPolicy, IsRight) {
    const auto policy = catalog::parsePolicy(readText(BANSHI_DEFAULT_POLICY));
    ASSERT_TRUE(policy) << policy.error().detail;
}

TEST(DefaultPolicy, OffersSixTilesAndCopying) {
    const auto policy = defaultPolicy();
    EXPECT_EQ(policy.tiles.size(), 6u);
    EXPECT_TRUE(isAvailable(policy.tiles, "copy"));
    EXPECT_TRUE(isAvailable(policy.convenience, "copy_card"));
    EXPECT_TRUE(isAvailable(policy.convenience, "copy_document"));
}

TEST(DefaultPolicy, HasAtLeastSixPurposesAndTheirLinesAreChinese) {
    const auto policy = defaultPolicy();
    EXPECT_GE(policy.purposes.size(), 6u);
    for (const auto& purpose : policy.purposes)
        EXPECT_TRUE(std::ranges::all_of(purpose.line, [](char c) { return (c & 0x80) != 0; })) << purpose.id;
}

TEST(DefaultPolicy, EveryIconIsThere) {
    const auto policy = defaultPolicy();
    for (const auto& tile : policy.tiles)
        EXPECT_TRUE(std::filesystem::exists(BANSHI_ICONS "/" + tile.icon + ".svg")) << tile.icon;
    for (const auto& item : policy.convenience)
        EXPECT_TRUE(std::filesystem::exists(BANSHI_ICONS "/" + item.icon + ".svg")) << item.icon;
    for (const auto& category : policy.appeals.value().categories)
        EXPECT_TRUE(std::filesystem::exists(BANSHI_ICONS "/" + category.icon + ".svg")) << category.icon;
}

TEST(DefaultPolicy, PlacesOfAppealsAreThoseOfTheModelDistrict) {
    const auto district = center::domain::modelDistrict();
    const auto policy = defaultPolicy();
    for (const auto& street : policy.appeals.value().streets)
        for (const auto& grid : street.grids)
            EXPECT_TRUE(district.has({street.id, grid.id})) << grid.id;
}
