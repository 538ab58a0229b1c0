// banshi test and banshi sim: a technician's questions, over simulated devices in their hosts.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/cli/command_line.h"

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
