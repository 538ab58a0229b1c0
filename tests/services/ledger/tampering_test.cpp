// What somebody with the file, but without the kiosk's key, can do to it, and that it shows.
#include <random>

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "tests/services/ledger/kiosk.h"
#include "tests/support/files.h"

using ledger::Action;
using ledger::Outcome;

namespace {

void sql(const std::filesystem::path& file, const std::string& statements) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    sqlite3_free(message);
    sqlite3_close(database);
}

// Three copies are links 2 to 7; link 1 is the genesis.
class Tampering : public testing::Test {
protected:
    Kiosk kiosk;
    void SetUp() override {
        kiosk.fill(3);
        ASSERT_TRUE(kiosk.verify().intact);
        ASSERT_EQ(kiosk.verify().links, 7);
    }
    void expectBad(std::int64_t link, const std::string& reason) {
        const auto verification = kiosk.verify();
        EXPECT_FALSE(verification.intact);
        EXPECT_EQ(verification.firstBad, link);
        EXPECT_EQ(verification.reason, reason);
    }
};

} // namespace

TEST_F(Tampering, AChangedLinkShows) {
    sql(kiosk.file,
        "UPDATE link SET bytes = CAST(substr(bytes, 1, 60) || x'ff' || substr(bytes, 62) AS BLOB) "
        "WHERE number = 4");
    expectBad(4, "hash");
}

TEST_F(Tampering, AChangedHashShows) {
    sql(kiosk.file, "UPDATE link SET hash = zeroblob(32) WHERE number = 5");
    expectBad(5, "hash");
}

TEST_F(Tampering, ARemovedLinkShows) {
    sql(kiosk.file, "DELETE FROM link WHERE number = 4");
    expectBad(4, "gap");
}

TEST_F(Tampering, RenumberingBehindARemovedLinkShows) {
    sql(kiosk.file,
        "DELETE FROM link WHERE number = 4; UPDATE link SET number = number - 1 WHERE number > 4");
    expectBad(4, "gap");
}

TEST_F(Tampering, ExchangedLinksShow) {
    sql(kiosk.file,
        "UPDATE link SET number = -1 WHERE number = 4; UPDATE link SET number = 4 WHERE number = 5; "
        "UPDATE link SET number = 5 WHERE number = -1");
    expectBad(4, "gap");
}

TEST_F(Tampering, CutOffLinksShow) {
    sql(kiosk.file, "DELETE FROM link WHERE number > 5");
    expectBad(6, "truncated");
}

TEST_F(Tampering, CutOffLinksShowAlsoWhenTheHeadIsSetBack) {
    sql(kiosk.file, "DELETE FROM link WHERE number > 5; "
                    "UPDATE head SET number = 5, hash = (SELECT hash FROM link WHERE number = 5)");
    expectBad(6, "signature");
}

TEST_F(Tampering, ALinkAddedWithoutTheKeyShows) {
    ledger::Link forged{8, seal::fromHex<32>(ledger::readHead(kiosk.file)->hashHex).value(),
                        ledger::Begun{wire::newUuid(), 4, {}, Action::Print, {}}};
    const auto bytes = encode(forged);
    const auto hash = seal::toHex(seal::sha256(bytes));
    sql(kiosk.file, "INSERT INTO link VALUES (8, x'" + seal::toHex(bytes) + "', x'" + hash + "'); " +
                        "UPDATE head SET number = 8, hash = x'" + hash + "'");
    expectBad(9, "signature");
}

TEST_F(Tampering, ALedgerMadeWithAnotherKeyShows) {
    const auto other = seal::KioskKey::loadOrCreate(kiosk.home / "other.key").value();
    const auto verification = ledger::verifyFile(kiosk.file, other.publicKey()).value();
    EXPECT_FALSE(verification.intact);
    EXPECT_EQ(verification.reason, "signature");
}

TEST_F(Tampering, AnOldCopyPutBackShowsAgainstTheKeptHead) {
    std::filesystem::copy_file(kiosk.file, kiosk.home / "old.db");
    kiosk.fill(2);
    const auto kept = ledger::readHead(kiosk.file).value();
    EXPECT_TRUE(kiosk.verify(kept).intact);
    kiosk.fill(1);
    EXPECT_TRUE(kiosk.verify(kept).intact) << "going on is no fault";

    std::filesystem::copy_file(kiosk.home / "old.db", kiosk.file,
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_TRUE(kiosk.verify().intact) << "the copy in itself is good";
    EXPECT_EQ(kiosk.verify(kept).reason, "truncated");
    EXPECT_EQ(kiosk.verify(kept).firstBad, 8);

    kiosk.fill(4); // a false history over the old copy, even with the true key
    EXPECT_EQ(kiosk.verify(kept).reason, "replaced");
}

TEST_F(Tampering, ARunningLedgerNoticesThatItsFileWasCut) {
    const auto ledger = kiosk.open();
    ASSERT_TRUE(ledger->begin(Action::CopyCard, {}));
    EXPECT_TRUE(ledger->verify().intact);
    sql(kiosk.file, "DELETE FROM link WHERE number = 8; UPDATE head SET number = 7");
    EXPECT_EQ(ledger->verify().reason, "truncated");
}

// Whatever byte a failing disk changes: nothing crashes, and no changed entry is taken for a true one.
TEST_F(Tampering, NoFlippedBitMakesAFalseEntry) {
    const auto truth = ledger::readFile(kiosk.file).value();
    const std::string good = readText(kiosk.file);
    std::mt19937 random(17);
    int noticed = 0;
    for (int round = 0; round < 1500; ++round) {
        writeText(kiosk.file, good);
        flipBit(kiosk.file, random() % good.size());
        const auto verification = ledger::verifyFile(kiosk.file, kiosk.key.publicKey());
        ASSERT_TRUE(verification) << verification.error().detail;
        noticed += verification->intact ? 0 : 1;
        if (!verification->intact)
            continue;
        const auto entries = ledger::readFile(kiosk.file).value();
        ASSERT_EQ(entries.size(), truth.size());
        for (std::size_t i = 0; i < truth.size(); ++i)
            ASSERT_EQ(entries[i].id, truth[i].id);
    }
    EXPECT_GT(noticed, 50);
}
