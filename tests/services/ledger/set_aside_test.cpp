// A ledger that cannot be trusted is set aside whole, and the new chain says what it follows.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "tests/services/ledger/kiosk.h"
#include "tests/support/files.h"

using hal::Fault;
using ledger::Action;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

void expectFreshAndWorking(ledger::Ledger& ledger) {
    EXPECT_EQ(ledger.entries()->size(), 0u);
    EXPECT_TRUE(ledger.begin(Action::CopyCard, {}));
    EXPECT_TRUE(ledger.verify().intact);
}

} // namespace

TEST(SetAside, KeepsTheDamagedFileAndNamesItsLastGoodLink) {
    Kiosk kiosk;
    kiosk.fill(50);
    const auto offset = readText(kiosk.file).find("out_of_paper");
    ASSERT_EQ(offset, std::string::npos);
    sqlite3* database = nullptr;
    sqlite3_open(kiosk.file.c_str(), &database);
    sqlite3_exec(database, "UPDATE link SET bytes = zeroblob(80) WHERE number = 31", nullptr, nullptr,
                 nullptr);
    sqlite3_close(database);
    const std::string damaged = readText(kiosk.file);

    const auto ledger = kiosk.open();
    ASSERT_TRUE(ledger->setAside());
    EXPECT_THAT(ledger->setAside()->filename().string(), StartsWith("ledger.db.corrupt-20261124T0000"));
    EXPECT_EQ(readText(*ledger->setAside()), damaged);
    expectFreshAndWorking(*ledger);

    const auto genesis = ledger::readGenesis(kiosk.file).value();
    ASSERT_TRUE(genesis.predecessor);
    EXPECT_EQ(genesis.predecessor->link, 30);
    EXPECT_NE(genesis.predecessor->hash, seal::Hash{});
}

TEST(SetAside, WhateverLiesInItsPlace) {
    for (const std::string& content : {std::string(), std::string("not a database at all"),
                                       std::string(100'000, 'x'), std::string("SQLite format 3\0", 16),
                                       std::string("SQLite format 3\0", 16) + std::string(8000, '\7')}) {
        Kiosk kiosk;
        writeText(kiosk.file, content);
        const auto ledger = kiosk.open();
        ASSERT_TRUE(ledger->setAside()) << content.size();
        EXPECT_EQ(readText(*ledger->setAside()), content);
        expectFreshAndWorking(*ledger);
        EXPECT_EQ(ledger::readGenesis(kiosk.file)->predecessor, ledger::Predecessor{});
    }
}

TEST(SetAside, ADatabaseOfAnotherProgram) {
    Kiosk kiosk;
    sqlite3* database = nullptr;
    sqlite3_open(kiosk.file.c_str(), &database);
    sqlite3_exec(database, "CREATE TABLE t (x); INSERT INTO t VALUES (1)", nullptr, nullptr, nullptr);
    sqlite3_close(database);
    const auto ledger = kiosk.open();
    EXPECT_TRUE(ledger->setAside());
    expectFreshAndWorking(*ledger);
}

TEST(SetAside, AFileCutInTheMiddle) {
    Kiosk kiosk;
    kiosk.fill(200);
    std::filesystem::resize_file(kiosk.file, std::filesystem::file_size(kiosk.file) / 2);
    const auto ledger = kiosk.open();
    EXPECT_TRUE(ledger->setAside());
    expectFreshAndWorking(*ledger);
}

TEST(SetAside, AJournalWhoseLedgerIsGoneIsNeverReplayedIntoANewOne) {
    Kiosk kiosk;
    {
        const auto ledger = kiosk.open();
        ASSERT_TRUE(ledger->begin(Action::CopyCard, {}));
        std::filesystem::copy_file(kiosk.home / "ledger.db-wal", kiosk.home / "kept-wal");
    }
    std::filesystem::remove(kiosk.file);
    std::filesystem::rename(kiosk.home / "kept-wal", kiosk.home / "ledger.db-wal");
    const auto ledger = kiosk.open();
    EXPECT_TRUE(ledger->setAside());
    expectFreshAndWorking(*ledger);
}

TEST(SetAside, ALedgerOfAnotherKioskKey) {
    Kiosk kiosk;
    kiosk.fill(1);
    std::filesystem::remove(kiosk.home / "kiosk.key");
    const auto newKey = seal::KioskKey::loadOrCreate(kiosk.home / "kiosk.key").value();
    const auto ledger = ledger::Ledger::open(kiosk.file, newKey, kiosk.clock).value();
    EXPECT_TRUE(ledger->setAside());
    expectFreshAndWorking(*ledger);
}

TEST(SetAside, TwoWithinOneSecondKeepTheirOwnNames) {
    Kiosk kiosk;
    writeText(kiosk.file, "first");
    const auto first = kiosk.open()->setAside().value();
    writeText(kiosk.file, "second");
    const auto second = kiosk.open()->setAside().value();
    EXPECT_NE(first, second);
    EXPECT_EQ(readText(first), "first");
    EXPECT_EQ(readText(second), "second");
}

TEST(SetAside, ALedgerOfANewerReleaseIsLeftAlone) {
    Kiosk kiosk;
    kiosk.fill(1);
    sqlite3* database = nullptr;
    sqlite3_open(kiosk.file.c_str(), &database);
    sqlite3_exec(database, "UPDATE writable_by SET schema = 2", nullptr, nullptr, nullptr);
    sqlite3_close(database);
    EXPECT_EQ(ledger::Ledger::open(kiosk.file, kiosk.key, kiosk.clock).error().fault, Fault::Unsupported);
    EXPECT_TRUE(kiosk.verify().intact);
}
