// banshi ledger as a technician sees it.
#include "services/ledger/ledger.h"

#include <gmock/gmock.h>

#include "tests/kiosk/cli/command_line.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using kiosk::cli::Exit;
using ledger::Action;
using ledger::Outcome;
using testing::HasSubstr;
using testing::StartsWith;

class LedgerCommand : public testing::Test {
protected:
    TemporaryDirectory home{inMemory()};
    seal::KioskKey key = seal::KioskKey::loadOrCreate(home / seal::kKeyFileName).value();
    std::unique_ptr<ledger::Ledger> running = ledger::Ledger::open(home / ledger::kFileName, key).value();

    void SetUp() override {
        const auto copy =
            running->begin(Action::CopyCard, {.copies = 2, .pages = 1, .purposeLine = true}).value();
        ASSERT_TRUE(running->close(copy, Outcome::Failed, hal::Fault::Jam));
        ASSERT_TRUE(running->begin(Action::CopyDocument, {.copies = 1, .pages = 3}));
    }
    Answer ask(std::vector<std::string> more) const {
        std::vector<std::string> arguments{"ledger", "--state", home.path().string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return banshi(arguments);
    }
};

TEST_F(LedgerCommand, ListsAndVerifiesBesideARunningKiosk) {
    const auto answer = ask({});
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_THAT(answer.out, HasSubstr("copy_card  copies 2, pages 1, purpose line  failed (jam)"));
    EXPECT_THAT(answer.out, HasSubstr("copy_document  copies 1, pages 3  open"));
    EXPECT_THAT(answer.out, HasSubstr("intact: 2 entries, 4 links"));
}

TEST_F(LedgerCommand, SaysTheSameInJson) {
    const auto objects = ask({"--json"}).objects();
    ASSERT_EQ(objects.size(), 3u);
    EXPECT_EQ(objects[0]["type"], "entry");
    EXPECT_EQ(objects[0]["sequence"], 1);
    EXPECT_EQ(objects[0]["outcome"], "failed");
    EXPECT_EQ(objects[0]["fault"], "jam");
    EXPECT_EQ(objects[1]["closed"], nullptr);
    EXPECT_EQ(objects[2]["type"], "verification");
    EXPECT_EQ(objects[2]["intact"], true);
    EXPECT_EQ(objects[2]["head"]["link"], 4);
}

TEST_F(LedgerCommand, ListsARange) {
    const auto objects = ask({"--json", "--from", "2", "--limit", "1"}).objects();
    ASSERT_EQ(objects.size(), 2u);
    EXPECT_EQ(objects[0]["sequence"], 2);
}

TEST_F(LedgerCommand, ComparesWithAKeptHead) {
    const auto head = running->head().value();
    const std::string kept = std::to_string(head.link) + ":" + head.hashHex;
    EXPECT_EQ(ask({"--verify", "--kept-head", kept}).exit, Exit::Ok);

    const std::string later = std::to_string(head.link + 1) + ":" + head.hashHex;
    const auto answer = ask({"--verify", "--json", "--kept-head", later});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_EQ(answer.objects().at(0)["reason"], "truncated");
    EXPECT_EQ(ask({"--verify", "--kept-head", "x"}).exit, Exit::Usage);
}

TEST_F(LedgerCommand, ADamagedLedgerExitsWithOneAndSaysWhere) {
    running.reset();
    const std::string good = readText(home / ledger::kFileName);
    const auto name = good.find("jam"); // the fault of the first entry stands in its link
    ASSERT_NE(name, std::string::npos);
    flipBit(home / ledger::kFileName, name);
    const auto answer = ask({"--verify"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_EQ(answer.out, "NOT intact: link 3: hash\n");
    EXPECT_EQ(ask({}).exit, Exit::Failed);
}

TEST_F(LedgerCommand, AnotherKeyIsNotTrusted) {
    EXPECT_EQ(ask({"--verify", "--key", seal::toHex(key.publicKey())}).exit, Exit::Ok);
    EXPECT_EQ(ask({"--verify", "--key", std::string(64, '1')}).exit, Exit::Failed);
}

TEST_F(LedgerCommand, SaysWhenThereIsNoLedger) {
    const auto answer = banshi({"ledger", "--state", (home / "nowhere").string()});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_EQ(answer.out, "");
    EXPECT_THAT(answer.err, StartsWith("banshi: absent: "));
}
