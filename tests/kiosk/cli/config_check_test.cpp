// banshi config check
#include "command_line.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;

struct File {
    explicit File(const std::string& text) : path(std::filesystem::temp_directory_path() / "banshi-XXXXXX") {
        std::string name = path.string();
        close(mkstemp(name.data()));
        path = name;
        std::ofstream(path) << text;
    }
    ~File() { std::filesystem::remove(path); }
    std::filesystem::path path;
};

TEST(ConfigCheck, SaysThatTheExampleIsRight) {
    const auto answer = banshi({"config", "check", BANSHI_EXAMPLE_CONFIG});
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_THAT(answer.out, HasSubstr("right"));
}

TEST(ConfigCheck, NamesFileLineAndColumnOfEveryMistake) {
    const File file("schema = 1\n[panel]\norientation = \"sideways\"\nwidht_px = 4\n");
    const auto answer = banshi({"config", "check", file.path});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.out, HasSubstr(file.path.string() + ":3:15: panel.orientation: expected"));
    EXPECT_THAT(answer.out,
                HasSubstr(file.path.string() + ":4:1: panel.widht_px: unknown key; did you mean"));
}

TEST(ConfigCheck, SpeaksJson) {
    const File file("schema = 1\nschema = 2\n");
    const auto answer = banshi({"config", "check", "--json", file.path});
    EXPECT_EQ(answer.exit, Exit::Failed);
    ASSERT_EQ(answer.objects().size(), 1U);
    const auto object = answer.objects()[0];
    EXPECT_EQ(object["schema"], 1);
    EXPECT_EQ(object["valid"], false);
    EXPECT_EQ(object["errors"][0]["line"], 2);
}

TEST(ConfigCheck, FailsOnAFileThatIsNotThere) {
    EXPECT_EQ(banshi({"config", "check", "/nowhere/kiosk.toml"}).exit, Exit::Failed);
    EXPECT_EQ(banshi({"config", "check"}).exit, Exit::Usage);
    EXPECT_EQ(banshi({"config"}).exit, Exit::Usage);
}

} // namespace
