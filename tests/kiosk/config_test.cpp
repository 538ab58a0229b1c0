// kiosk.toml: what is right is typed, what is wrong is named with its place.
#include "kiosk/config/config.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/config/accepted.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kGood = R"(schema = 1
[hall]
name = "测试服务中心"
name_en = "Test Hall"
kiosk = "1 号机"
kiosk_en = "Kiosk 1"
staff_place = "一楼"
staff_place_en = "ground floor"
[devices]
scanner = "sim:files?front=a.png"
[policy]
file = "policy.json"
key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
)";

std::string with(const std::string& from, const std::string& to) {
    std::string text = kGood;
    text.replace(text.find(from), from.size(), to);
    return text;
}

ConfigErrors errorsOf(const std::string& text) {
    const auto config = parseConfig(text, "/etc/banshi");
    return config ? ConfigErrors{} : config.error();
}

auto wrongAt(int line, int column, const std::string& key, const std::string& message) {
    return AllOf(Field(&ConfigError::line, line), Field(&ConfigError::column, column),
                 Field(&ConfigError::key, key), Field(&ConfigError::message, HasSubstr(message)));
}

class Directory : public testing::Test {
protected:
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(home_ / name) << text;
        return home_ / name;
    }
    TemporaryDirectory home_{inMemory()};
};

TEST(Config, ReadsWhatIsThereAndKeepsDefaultsForTheRest) {
    const auto config = parseConfig(kGood, "/etc/banshi");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->hall.nameEn, "Test Hall");
    EXPECT_EQ(config->devices.scanner, "sim:files?front=a.png");
    EXPECT_EQ(config->devices.pagePrinter, "");
    EXPECT_EQ(config->panel.diagonalInches, 32);
    EXPECT_EQ(config->paths.state, "/var/lib/banshi");
    EXPECT_EQ(config->policy.file, "/etc/banshi/policy.json") << "relative paths count from the file";
    EXPECT_EQ(config->paths.minFreeMb, 64);
    EXPECT_TRUE(config->ui.sound);
}

TEST(Config, TakesHowMuchOfTheDiskStaysFree) {
    EXPECT_EQ(parseConfig(kGood + "[paths]\nmin_free_mb = 500\n", "/")->paths.minFreeMb, 500);
    EXPECT_THAT(errorsOf(kGood + "[paths]\nmin_free_mb = -1\n"),
                ElementsAre(wrongAt(15, 15, "paths.min_free_mb", "from 0 to 1000000")));
}

TEST(Config, TheExampleIsRight) {
    const auto config = loadConfig(BANSHI_EXAMPLE_CONFIG);
    ASSERT_TRUE(config) << toString(BANSHI_EXAMPLE_CONFIG, config.error().front());
}

TEST(Config, SuggestsTheKeyThatWasMeant) {
    EXPECT_THAT(errorsOf(with("scanner = ", "scaner = ")),
                ElementsAre(wrongAt(10, 1, "devices.scaner", "did you mean \"scanner\"?")));
}

TEST(Config, SuggestsNothingWhenNothingIsNear) {
    EXPECT_THAT(errorsOf(with("[policy]", "[qwertzuiop]\n[policy]")),
                ElementsAre(wrongAt(11, 2, "qwertzuiop", "unknown key")));
}

TEST(Config, NamesEveryMistakeAtOnceInTheOrderOfTheFile) {
    const auto errors = errorsOf(with("kiosk = \"1 号机\"", "kiosk = 1") +
                                 "[panel]\norientation = \"upright\"\ndiagonal_inches = 3\n"
                                 "[ui]\nsound = \"yes\"\nvolume_percent = 101\n");
    EXPECT_THAT(errors,
                ElementsAre(wrongAt(5, 9, "hall.kiosk", "expected a text in quotes"),
                            wrongAt(15, 15, "panel.orientation", R"(expected "portrait" or "landscape")"),
                            wrongAt(16, 19, "panel.diagonal_inches", "expected a number from 10 to 120"),
                            wrongAt(18, 9, "ui.sound", "expected true or false"),
                            wrongAt(19, 18, "ui.volume_percent", "from 0 to 100")));
}

TEST(Config, SaysWhereTheTextIsNoToml) {
    const auto errors = errorsOf(with("name = ", "name == "));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].line, 3);
    EXPECT_GT(errors[0].column, 0);
}

TEST(Config, WantsASchemaItKnows) {
    EXPECT_THAT(errorsOf(with("schema = 1", "")), ElementsAre(wrongAt(1, 1, "schema", "missing")));
    EXPECT_THAT(errorsOf(with("schema = 1", "schema = 2")),
                ElementsAre(wrongAt(1, 10, "schema", "reads schema 1, not 2")));
    EXPECT_THAT(errorsOf(with("schema = 1", "schema = \"1\"")),
                ElementsAre(wrongAt(1, 10, "schema", "expected a whole number")));
}

TEST(Config, WantsADeviceToHaveAnAddress) {
    EXPECT_THAT(errorsOf(with("\"sim:files?front=a.png\"", "\"/dev/usb/lp0\"")),
                ElementsAre(wrongAt(10, 11, "devices.scanner", "expected a device address")));
}

TEST(Config, WantsBothSidesOfThePanelOrNeither) {
    EXPECT_THAT(errorsOf(kGood + "[panel]\nwidth_px = 1080\n"),
                ElementsAre(wrongAt(15, 12, "panel.width_px", "go together")));
}

TEST(Config, WantsAKeyForThePolicy) {
    EXPECT_THAT(errorsOf(with("0011", "00ZZ")),
                ElementsAre(wrongAt(13, 7, "policy.key", "64 hexadecimal digits")));
}

TEST(Config, NamesWhatIsMissingWithoutAnySection) {
    const auto errors = errorsOf("schema = 1\n");
    EXPECT_EQ(errors.size(), 8U);
    EXPECT_THAT(errors, testing::Contains(wrongAt(0, 0, "hall.name", "missing")));
}

TEST(Config, RefusesAnEmptyName) {
    EXPECT_THAT(errorsOf(with("Test Hall", "")), ElementsAre(wrongAt(4, 11, "hall.name_en", "empty")));
}

TEST(Config, RefusesControlCharactersInWhatIsShown) {
    EXPECT_THAT(errorsOf(with("Test Hall", "Test\\nHall")),
                ElementsAre(wrongAt(4, 11, "hall.name_en", "control characters")));
}

TEST_F(Directory, DrawingsAreLookedAtOnlyByWhoeverChecks) {
    const std::string text = kGood + "[ui]\ndrawings = \"ours\"\n";
    const auto checked = [&] {
        const auto config = parseConfig(text, home_.path(), NamedFiles::Seen);
        return config ? ConfigErrors{} : config.error();
    };
    const auto unseen = parseConfig(text, home_.path());
    ASSERT_TRUE(unseen) << "a kiosk starts without its drawings";
    EXPECT_EQ(unseen->ui.drawings, home_ / "ours");
    EXPECT_THAT(checked(),
                ElementsAre(wrongAt(15, 12, "ui.drawings", "manifest.json in this folder: cannot")));

    std::filesystem::create_directory(home_ / "ours");
    write("ours/manifest.json", "[1]");
    EXPECT_THAT(checked(), ElementsAre(wrongAt(15, 12, "ui.drawings", "no JSON object")));
    write("ours/manifest.json", R"({"schema":2})");
    EXPECT_THAT(checked(), ElementsAre(wrongAt(15, 12, "ui.drawings", R"("schema": 1)")));
    write(
        "ours/manifest.json",
        R"({"schema":1,"drawings":{"printing":{"canvas":[9,9],"layers":[{"file":"p.svg","at":[0,0,9,9]}]}}})");
    EXPECT_THAT(checked(), ElementsAre(wrongAt(15, 12, "ui.drawings", "\"printing\" in this folder names")));
    write("ours/p.svg", "<svg/>");
    EXPECT_THAT(checked(), IsEmpty());
}

TEST(Config, NeverThrowsWhateverTheBytes) {
    for (const std::string& text :
         {std::string("\xff\xfe\x00", 3), std::string("[hall"), std::string("a = ["),
          std::string("hall = 3\ndevices = []\nschema = 1e99"), std::string()})
        EXPECT_FALSE(parseConfig(text, "/").has_value());
}

TEST(Config, ReadsAsOneLineForATechnician) {
    EXPECT_EQ(toString("kiosk.toml", {3, 7, "hall.name", "missing"}), "kiosk.toml:3:7: hall.name: missing");
    EXPECT_EQ(toString("kiosk.toml", {0, 0, "", "cannot be read"}), "kiosk.toml: cannot be read");
}

TEST_F(Directory, RefusesAFileThatCannotBeAConfiguration) {
    EXPECT_THAT(loadConfig(home_.path()).error(), ElementsAre(wrongAt(0, 0, "", "directory")));
    EXPECT_THAT(loadConfig(home_ / "none.toml").error(), ElementsAre(wrongAt(0, 0, "", "cannot be read")));
    EXPECT_THAT(loadConfig(write("big.toml", std::string(kConfigBytesMax + 1, '#'))).error(),
                ElementsAre(wrongAt(0, 0, "", "longer than")));
}

TEST_F(Directory, RunsOnWithTheLastAcceptedConfigurationWhenTheNewOneIsBad) {
    ASSERT_TRUE(bootConfig(write("kiosk.toml", kGood), home_ / "state"));

    const auto boot = bootConfig(write("kiosk.toml", with("hall", "hal")), home_ / "state");

    ASSERT_TRUE(boot);
    EXPECT_TRUE(boot->fellBack);
    EXPECT_EQ(boot->config.hall.nameEn, "Test Hall");
    EXPECT_EQ(boot->config.paths.state, home_ / "state");
    EXPECT_FALSE(boot->errors.empty());
}

TEST_F(Directory, TakesAGoodConfigurationAndForgetsTheOlder) {
    ASSERT_TRUE(bootConfig(write("kiosk.toml", kGood), home_.path()));
    ASSERT_TRUE(bootConfig(write("kiosk.toml", with("Test Hall", "New Hall")), home_.path()));
    const auto boot = bootConfig(home_ / "gone.toml", home_.path());
    ASSERT_TRUE(boot);
    EXPECT_EQ(boot->config.hall.nameEn, "New Hall");
}

TEST_F(Directory, HasNothingToFallBackOnAtTheFirstStart) {
    const auto boot = bootConfig(write("kiosk.toml", "schema = 1"), home_ / "state");
    ASSERT_FALSE(boot);
    EXPECT_FALSE(boot.error().empty());
}

TEST_F(Directory, RunsWithAGoodConfigurationThatCannotBeRemembered) {
    const auto boot = bootConfig(write("kiosk.toml", kGood), "/proc/nowhere");
    ASSERT_TRUE(boot);
    EXPECT_FALSE(boot->fellBack);
}

} // namespace
} // namespace kiosk
