// center.toml: what stands in it is known or refused, at its place.
#include "center/main/config.h"

#include <gtest/gtest.h>

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
    EXPECT_EQ(wrong("nonsense").line, 3);
    EXPECT_EQ(parseConfig("schema = 2\nhosts = [\"a\"]\n", "/c").error().key, "schema");
    EXPECT_EQ(parseConfig("schema = 1\n", "/c").error().key, "hosts");
}

} // namespace
} // namespace center
