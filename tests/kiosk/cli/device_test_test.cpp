// banshi test and banshi sim: a technician's questions, over simulated devices in their hosts.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/control/device_lock.h"
#include "kiosk/technician/test_history.h"
#include "tests/kiosk/cli/command_line.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;

TEST(DeviceTest, TellsEachRoundAndTheSum) {
    const Answer answer = banshi({"test", "id_reader", "--device", "id_reader=sim:id_reader?pace=instant",
                                  "--device", "scanner=sim:scanner", "--loop", "3", "--json"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    const auto said = answer.objects();
    ASSERT_EQ(said.size(), 4u);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(said[i]["type"], "round");
        EXPECT_EQ(said[i]["round"], i + 1);
        EXPECT_EQ(said[i]["passed"], true);
        EXPECT_EQ(said[i]["measurements"][0]["name"], "sam_status");
    }
    EXPECT_EQ(said[3]["type"], "summary");
    EXPECT_EQ(said[3]["rounds"], 3);
    EXPECT_EQ(said[3]["passed"], 3);
}

TEST(DeviceTest, SaysWhatAilsADeviceAndWhoCanMendIt) {
    const Answer answer =
        banshi({"test", "receipt_printer", "--device", "receipt_printer=escpos+tcp:127.0.0.1:1", "--json"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    ASSERT_EQ(answer.objects().size(), 2u);
    EXPECT_EQ(answer.objects()[0]["passed"], false);
    EXPECT_EQ(answer.objects()[0]["fault"], "offline");
    EXPECT_EQ(answer.objects()[1]["passed"], 0);
}

TEST(DeviceTest, TellsPeopleInWords) {
    const Answer answer =
        banshi({"test", "receipt_printer", "--device", "receipt_printer=sim:receipt_printer?pace=instant"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_THAT(answer.out, HasSubstr("receipt_printer 1: passed; Confirmed by the printer: yes"));
    EXPECT_THAT(answer.out, HasSubstr("1 of 1 rounds passed"));
}

TEST(DeviceTest, ReadsACodeThatIsShownAndKeepsWhatItSaysToItself) {
    const Answer answer = banshi(
        {"test", "code_scanner", "--device", "code_scanner=sim:code_scanner?pace=instant&code=110105X"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_THAT(
        answer.out,
        HasSubstr("code_scanner 1: passed; Codes read: 1; Length of the code: 7 bytes; Time to transfer: "));
    EXPECT_THAT(answer.out, testing::Not(HasSubstr("110105X")));
}

TEST(DeviceTest, TriesAReaderOfSmartCards) {
    const Answer answer = banshi(
        {"test", "smart_card_reader", "--device", "smart_card_reader=sim:smart_card_reader?pace=instant"});
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_THAT(answer.out, HasSubstr("smart_card_reader 1: passed"));
}

// kiosk.toml and its data directory.
std::string kioskIn(const TemporaryDirectory& home) {
    std::filesystem::create_directories(home / "state");
    writeText(home / "kiosk.toml", R"(schema = 1
[hall]
name = "测试服务中心"
name_en = "Test Hall"
kiosk = "1 号机"
kiosk_en = "Kiosk 1"
staff_place = "一楼"
staff_place_en = "ground floor"
[devices]
id_reader = "sim:id_reader?pace=instant"
[policy]
file = "policy.json"
key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
[paths]
state = ")" + (home / "state").string() +
                                       "\"\n");
    return (home / "kiosk.toml").string();
}

TEST(DeviceTest, DoesNotTouchDevicesThatAnotherProgramHas) {
    const TemporaryDirectory home;
    const std::string config = kioskIn(home);
    auto other = kiosk::control::holdDevices(home / "state", "banshi test");
    ASSERT_TRUE(other);
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"test", "id_reader", "--config", config},
          {"devices", "--config", config},
          {"test", "id_reader", "--config", config, "--device", "id_reader=sim:id_reader?pace=instant"},
          {"trace", "record", "id_reader", (home / "t.trace").string(), "--config", config},
          {"conform", "sim:id_reader?pace=instant", "--kind", "id_reader", "--config", config}}) {
        const Answer answer = banshi(command);
        EXPECT_EQ(answer.exit, Exit::NotNow) << command[0] << answer.err;
        EXPECT_THAT(answer.err, testing::AllOf(testing::StartsWith("banshi: not now: banshi test (process "),
                                               HasSubstr("has the kiosk's devices")));
        EXPECT_EQ(answer.out, "");
    }
    other->reset();
    EXPECT_EQ(banshi({"test", "id_reader", "--config", config}).exit, Exit::Ok);
    EXPECT_TRUE(kiosk::control::holdDevices(home / "state", "banshi-kiosk")) << "let go when the test ended";
}

TEST(DeviceTest, IsRememberedInTheKiosksHistory) {
    const TemporaryDirectory home;
    const std::string config = kioskIn(home);
    EXPECT_EQ(banshi({"test", "id_reader", "--config", config, "--loop", "3"}).exit, Exit::Ok);
    const auto all = kiosk::loadTestHistory(home / "state").value();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].device.slot, "id_reader");
    EXPECT_EQ(all[0].tests.size(), 1u) << "one sitting";
}

TEST(DeviceTest, NeedsASlotThatIsFilled) {
    EXPECT_EQ(banshi({"test", "scanner", "--device", "id_reader=sim:id_reader"}).exit, Exit::Usage);
    EXPECT_EQ(banshi({"test", "scanner", "--device", "scanner=sim:scanner", "--loop", "0"}).exit,
              Exit::Usage);
    EXPECT_EQ(banshi({"test"}).exit, Exit::Usage);
}

TEST(SimCommand, SaysWhenNobodyListens) {
    const auto nowhere = (std::filesystem::temp_directory_path() / "banshi-no-such-socket").string();
    const Answer answer = banshi({"sim", nowhere, "fault=jam"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, testing::StartsWith("banshi: "));
    EXPECT_EQ(banshi({"sim", nowhere}).exit, Exit::Usage);
}

} // namespace
