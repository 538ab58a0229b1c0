// banshi trace: what a driver and its device said, over a reader on a pseudo terminal and a printer on TCP.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/cli/command_line.h"
#include "tests/rigs/receipt_printer.h"
#include "tests/rigs/virtual_usb/virtual_reader.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;
using testing::Not;

class TraceCommand : public testing::Test {
protected:
    TraceCommand() { reader_.plug(); }
    Answer record() {
        return banshi({"trace", "record", "id_reader", file_, "--device", "id_reader=" + reader_.uri()});
    }

    TemporaryDirectory home_;
    const std::string file_ = (home_ / "a reader & its trace").string();
    rigs::SerialReader reader_{home_ / "line"};
};

TEST_F(TraceCommand, RecordsShowsAndRepeatsATest) {
    const Answer recorded = record();
    EXPECT_EQ(recorded.exit, Exit::Ok) << recorded.err;
    EXPECT_THAT(recorded.out, HasSubstr("id_reader: passed"));
    const Answer shown = banshi({"trace", "show", file_});
    EXPECT_EQ(shown.exit, Exit::Ok) << shown.err;
    EXPECT_THAT(shown.out, HasSubstr("sdt+serial:\n"));
    EXPECT_THAT(shown.out, HasSubstr("# SAM status"));
    EXPECT_THAT(shown.out, HasSubstr("# SW 00 00 90"));
    reader_.unplug();
    const Answer repeated = banshi({"trace", "replay", file_});
    EXPECT_EQ(repeated.exit, Exit::Ok) << repeated.err << repeated.out;
    EXPECT_THAT(repeated.out, HasSubstr("id_reader: passed; Security module status: 90h"));
    EXPECT_THAT(repeated.out, HasSubstr("Security module has a number: yes"));
}

TEST_F(TraceCommand, SaysItInJsonToo) {
    ASSERT_EQ(record().exit, Exit::Ok);
    const auto said = banshi({"trace", "show", file_, "--json"}).objects();
    ASSERT_GT(said.size(), 2U);
    EXPECT_EQ(said[0]["type"], "trace");
    EXPECT_EQ(said[0]["events"], said.size() - 1);
    EXPECT_EQ(said[1]["way"], "out");
    EXPECT_EQ(said[1]["words"], "SAM status");
    EXPECT_EQ(said[1]["told"], true);
}

TEST_F(TraceCommand, TellsNothingOfWhatIsPrinted) {
    rigs::ReceiptPrinter printer(rigs::ReceiptPrinter::Cable::Tcp);
    const Answer recorded =
        banshi({"trace", "record", "receipt_printer", file_, "--device", "receipt_printer=" + printer.uri()});
    EXPECT_EQ(recorded.exit, Exit::Ok) << recorded.out << recorded.err;
    EXPECT_THAT(readText(file_), Not(HasSubstr("303132333435363738"))) << "the digits of the pattern";
    EXPECT_THAT(banshi({"trace", "show", file_}).out, HasSubstr("# status of the paper?"));
    const Answer repeated = banshi({"trace", "replay", file_});
    EXPECT_EQ(repeated.exit, Exit::Ok) << repeated.err << repeated.out;
}

TEST_F(TraceCommand, OverwritesNothing) {
    writeText(file_, "mine");
    EXPECT_THAT(record().err, HasSubstr("the file is there already"));
    EXPECT_EQ(readText(file_), "mine");
}

TEST_F(TraceCommand, SaysWhereAHalfRecordingEnds) {
    ASSERT_EQ(record().exit, Exit::Ok);
    const std::string whole = readText(file_);
    writeText(file_, whole.substr(0, whole.size() / 2));
    for (const char* word : {"show", "replay"}) {
        const Answer answer = banshi({"trace", word, file_});
        EXPECT_EQ(answer.exit, Exit::Failed);
        EXPECT_THAT(answer.err, HasSubstr("line "));
        EXPECT_THAT(answer.err, HasSubstr("cut off"));
    }
}

TEST_F(TraceCommand, RecordsTheCallsOfADriverOverALibrary) {
    const Answer recorded = banshi(
        {"trace", "record", "page_printer", file_, "--device", "page_printer=ipp://127.0.0.1:1/ipp/print"});
    EXPECT_EQ(recorded.exit, Exit::Failed) << "nothing listens there";
    EXPECT_THAT(recorded.out, HasSubstr("page_printer: failed; offline"));
    EXPECT_THAT(banshi({"trace", "show", file_}).out, HasSubstr("call connect = not connected"));
    const auto said = banshi({"trace", "show", file_, "--json"}).objects();
    ASSERT_EQ(said.size(), 2U);
    EXPECT_EQ(said[1]["type"], "call");
    EXPECT_EQ(said[1]["words"], "connect = not connected");
    const Answer repeated = banshi({"trace", "replay", file_});
    EXPECT_EQ(repeated.exit, Exit::Failed);
    EXPECT_THAT(repeated.err, HasSubstr("shown, not repeated"));
}

TEST_F(TraceCommand, HasNothingToRecordOfASimulator) {
    const Answer answer =
        banshi({"trace", "record", "scanner", file_, "--device", "scanner=sim:scanner?pace=instant"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.err, HasSubstr("nothing to record"));
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(TraceCommand, IsNoAddressForAKiosk) {
    writeText(home_ / "kiosk.toml",
              "schema = 1\n[devices]\nid_reader = \"sdt+serial:/dev/ttyUSB0?record=/tmp/x\"\n");
    const Answer answer = banshi({"config", "check", (home_ / "kiosk.toml").string()});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_THAT(answer.out + answer.err, HasSubstr("banshi trace alone"));
}

} // namespace
