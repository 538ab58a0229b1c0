// center.toml: what stands in it is known or refused, at its place.
#include "center/main/config.h"

#include <fstream>

#include <gtest/gtest.h>

#include "center/main/district.h"
#include "tests/support/temporary_directory.h"

namespace center {
namespace {

TEST(CenterConfig, ReadsWhatInitWrites) {
    const auto config = parseConfig(configText("Example \"north\"", {"a.example", "10.0.0.1"}, 9000), "/c");
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->district, "Example \"north\"");
    EXPECT_EQ(config->hosts, (std::vector<std::string>{"a.example", "10.0.0.1"}));
    EXPECT_EQ(config->kiosks.port, 9000);
    EXPECT_EQ(config->enrollment.port, 9001);
    EXPECT_EQ(config->staff.port, 9002);
    EXPECT_EQ(config->operations.port, 9003);
    EXPECT_EQ(config->keys, "/c/keys");
    EXPECT_TRUE(config->organisation.empty());
}

TEST(CenterConfig, NamesTheDistrictsOwnTreeAndRules) {
    const TemporaryDirectory folder(inMemory());
    const auto config = parseConfig(configText("Example", {"a.example"}, 0, true), folder.path());
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->organisation, folder / "organisation.json");
    EXPECT_EQ(loadDistrict(*config).error().fault, hal::Fault::Storage);
    ASSERT_TRUE(writeModel(*config));
    EXPECT_EQ(loadDistrict(*config)->organisation.gridCount(), 824);
    std::ofstream(config->organisation)
        << R"({"schema":1,"name":"Other","streets":[{"id":"x","name":"X","grids":[]}],"departments":[]})";
    const auto other = loadDistrict(*config);
    ASSERT_TRUE(other) << other.error().detail;
    EXPECT_TRUE(other->organisation.has({"x", ""}));
    EXPECT_FALSE(other->organisation.has({"s01", ""}));
    std::ofstream(config->rules) << "{\n\"schema\": 1,\n\"opens\": 9}";
    EXPECT_EQ(loadDistrict(*config).error().fault, hal::Fault::BadData);
    EXPECT_TRUE(loadDistrict(*config).error().detail.starts_with("rules.json: line "))
        << loadDistrict(*config).error().detail;
}

TEST(CenterConfig, NamesWhatIsWrongAndWhere) {
    const auto wrong = [](const std::string& text) {
        return parseConfig("schema = 1\nhosts = [\"a\"]\n" + text, "/c").error();
    };
    EXPECT_EQ(wrong("[kiosks]\nprot = 1\n").key, "kiosks.prot");
    EXPECT_EQ(wrong("[kiosks]\nprot = 1\n").line, 4);
    EXPECT_EQ(wrong("[kiosks]\nport = 65536\n").message, "expected a port from 0 to 65535");
    EXPECT_EQ(wrong("kiosks = 3\n").key, "kiosks");
    EXPECT_EQ(wrong("[enrollment]\nopen = 1\n").message, "expected true or false");
    EXPECT_EQ(wrong("[retention]\nappeals_days = 29\n").message, "expected a number of days, at least 30");
    EXPECT_EQ(wrong("[retention]\nforever = 1\n").key, "retention.forever");
    EXPECT_EQ(wrong("nonsense").line, 3);
    EXPECT_EQ(parseConfig("schema = 2\nhosts = [\"a\"]\n", "/c").error().key, "schema");
    EXPECT_EQ(parseConfig("schema = 1\n", "/c").error().key, "hosts");
}

} // namespace
} // namespace center
