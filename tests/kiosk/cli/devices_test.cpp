// banshi devices: what a technician sees of the devices, real processes and all.
#include <csignal>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/cli/command_line.h"
#include "tests/rigs/child.h"

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;

TEST(Devices, AreListedWithWhatTheySayOfThemselves) {
    const Answer answer = banshi(
        {"devices", "--device", "scanner=sim:scanner", "--device", "page_printer=sim:printer", "--json"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    const auto devices = answer.objects();
    ASSERT_EQ(devices.size(), 2u);
    EXPECT_EQ(devices[0]["slot"], "scanner");
    EXPECT_EQ(devices[0]["health"], "ok");
    EXPECT_EQ(devices[0]["simulated"], true);
    EXPECT_TRUE(devices[0]["fault"].is_null());
    EXPECT_FALSE(devices[0]["model"].get<std::string>().empty());
    EXPECT_EQ(devices[1]["slot"], "page_printer");
    EXPECT_EQ(devices[1]["supplies"][0]["level_percent"], 80);
}

TEST(Devices, AreToldToAReaderInOneLineEach) {
    const Answer answer = banshi({"devices", "--device", "id_reader=sim:id_reader"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_THAT(answer.out, testing::StartsWith("id_reader: ok; Banshi Simulated ID card reader"));
    EXPECT_THAT(answer.out, HasSubstr("simulated"));
}

TEST(Devices, ThatCannotBeOpenedAreAFailureWithTheirRemedy) {
    const Answer answer = banshi({"devices", "--device", "scanner=sim:garage", "--json"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    ASSERT_EQ(answer.objects().size(), 1u);
    EXPECT_EQ(answer.objects()[0]["health"], "fault");
    EXPECT_EQ(answer.objects()[0]["fault"], "bad_data");
}

TEST(Devices, NeedAnAddressThatSomeDriverTakes) {
    const Answer answer = banshi({"devices", "--device", "scanner=carrier-pigeon:loft"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, HasSubstr("carrier-pigeon"));
    EXPECT_EQ(banshi({"devices", "--device", "toaster=sim:scanner"}).exit, Exit::Usage);
}

TEST(Devices, NeedAConfigurationThatCanBeRead) {
    const Answer answer = banshi({"devices", "--config", "/nowhere/kiosk.toml"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, HasSubstr("/nowhere/kiosk.toml"));
}

// The program itself, because it ends by a signal.
TEST(Devices, AreFollowedUntilSomebodySaysStop) {
    const auto socket =
        std::filesystem::temp_directory_path() / ("banshi-follow-" + std::to_string(getpid()));
    rigs::Child program({rigs::builtProgram("banshi"), "devices", "--json", "--follow", "--device",
                         "receipt_printer=sim:receipt_printer?control=" + socket.string()});
    const auto first = program.readLine();
    ASSERT_TRUE(first);
    EXPECT_THAT(*first, HasSubstr("\"health\":\"ok\""));
    // It was listed, so its socket is there.
    EXPECT_EQ(banshi({"sim", socket.string(), "fault=cover_open@status"}).exit, Exit::Ok);
    std::optional<std::string> news;
    do
        news = program.readLine();
    while (news && news->find("cover_open") == news->npos);
    EXPECT_TRUE(news) << "the change was not told";
    program.signal(SIGINT);
    EXPECT_EQ(program.waitForEnd(rigs::kStartTime), 0);
}

} // namespace
