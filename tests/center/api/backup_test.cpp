// A center is backed up while it works, and made anew elsewhere with the keys that were kept apart.
#include "center/main/backup.h"

#include <fstream>

#include "services/seal/durable_file.h"
#include "services/sqlite/database.h"
#include "tests/center/api/served_center.h"

namespace center {
namespace {

namespace fs = std::filesystem;

class Backup : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(kiosk.enroll(kiosk.code));
        envelope = kiosk.record(payload, {attachment});
        const std::string target = ClientKiosk::targetOf(envelope);
        ASSERT_EQ(kiosk.status("PUT", target, ClientKiosk::bodyOf(envelope, payload)), 202);
        ASSERT_EQ(kiosk.status("PUT", target + "/files/0?offset=0", attachment), 200);
        ASSERT_TRUE(center.service->store().audit().append({.actor = "test", .action = "looked"}));
    }
    [[nodiscard]] hal::Result<BackedUp> backUp() {
        return center::backUp(center.folder.path(), center.config, file());
    }
    [[nodiscard]] hal::Result<Restored> restore() {
        return center::restore(file(), elsewhere(), hal::systemClock());
    }
    // Somebody does something to the backup.
    void tamper(const std::string& sql) const {
        auto database = sqlite::Database::open(file(), sqlite::Access::Write).value();
        ASSERT_TRUE(database.execute(sql));
    }
    [[nodiscard]] fs::path file() const { return place / "center.backup"; }
    [[nodiscard]] fs::path elsewhere() const { return place / "new"; }

    ServedCenter center;
    ClientKiosk kiosk{center, "XH01"};
    TemporaryDirectory place{inMemory()};
    const hal::Bytes payload = hal::Bytes(1000, 7);
    const hal::Bytes attachment = hal::Bytes(70'000, 3);
    wire::Envelope envelope;
};

TEST_F(Backup, BringsEverythingBackButSessionsAndKeys) {
    store::Store& store = center.service->store();
    const auto administrator = store.staff().findByName("admin").value();
    const hal::WallTime later = hal::systemClock().wall() + std::chrono::hours(1);
    ASSERT_TRUE(store.staff().begin(
        {.token = seal::Hash{1}, .user = administrator.id, .csrf = {}, .expiresAt = later}));
    std::jthread work(
        [&](const std::stop_token& stop) { // the audit's chain tells a copy that is of no one moment
            while (!stop.stop_requested())
                EXPECT_TRUE(store.audit().append({.actor = "test", .action = "looked"}));
        });
    const auto done = backUp();
    work = {};
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->files, 2) << "center.toml and the attachment";
    EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    const auto key = seal::readWhole(center.config.keys / "case.key", 4096).value();
    const auto whole = seal::readWhole(file(), 64 << 20).value();
    EXPECT_EQ(std::ranges::search(whole.bytes, key.bytes).size(), 0U);

    const auto restored = restore();
    ASSERT_TRUE(restored) << restored.error().detail;
    EXPECT_EQ(restored->files, 2);
    EXPECT_EQ(restored->missing, 0);
    EXPECT_GE(restored->auditLines, 1);
    EXPECT_FALSE(restored->keysThere);
    EXPECT_EQ(restored->keys, elsewhere() / "keys");
    fs::copy(center.config.keys, restored->keys);
    const auto config = loadConfig(elsewhere());
    ASSERT_TRUE(config) << config.error().message;
    const auto again = Service::open(*config, center.log, hal::systemClock());
    ASSERT_TRUE(again) << again.error().detail;
    store::Store& theirs = (*again)->store();
    const auto record = theirs.records().find(envelope.header.id);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->payload, payload);
    EXPECT_EQ(api::RecordFiles(config->state / "files").hashOf(envelope.header.id, 0),
              seal::sha256(attachment));
    EXPECT_TRUE(theirs.fleet().find(kiosk.id)->certificate);
    EXPECT_FALSE(theirs.audit().verify()->firstWrong);
    EXPECT_TRUE(theirs.staff().findByName("admin"));
    EXPECT_FALSE(theirs.staff().session(seal::Hash{1}, hal::systemClock().wall()));
    EXPECT_TRUE(store.staff().session(seal::Hash{1}, hal::systemClock().wall()));
}

TEST_F(Backup, OverwritesNothing) {
    ASSERT_TRUE(backUp());
    EXPECT_EQ(backUp().error().fault, hal::Fault::Busy);
    ASSERT_TRUE(restore());
    EXPECT_EQ(restore().error().fault, hal::Fault::Busy);
    fs::remove(elsewhere() / kConfigName);
    EXPECT_EQ(restore().error().fault, hal::Fault::Busy) << "a database is there still";
}

TEST_F(Backup, IsNotBelievedWhenItWasChanged) {
    const auto damaged = [&](const std::string& sql) {
        fs::remove(file());
        fs::remove_all(elsewhere());
        EXPECT_TRUE(backUp());
        tamper(sql);
        const auto restored = restore();
        EXPECT_FALSE(fs::exists(elsewhere() / kConfigName)) << sql;
        return restored ? std::string("restored") : restored.error().detail;
    };
    EXPECT_EQ(damaged("UPDATE audit SET actor = 'other' WHERE sequence = 1"),
              "the backup is damaged: the audit chain breaks");
    EXPECT_NE(
        damaged("UPDATE sqlar SET data = zeroblob(sz) WHERE name LIKE 'files/%'").find("damaged: files/"),
        std::string::npos);
    EXPECT_EQ(damaged("UPDATE sqlar SET name = 'files/../../stolen' WHERE name LIKE 'files/%'"),
              "the backup is damaged: a name that does not belong there");
    EXPECT_EQ(damaged("UPDATE sqlar SET name = 'organisation.json' WHERE name LIKE 'files/%'"),
              "the backup is damaged: a name that does not belong there");
    EXPECT_EQ(damaged("DELETE FROM sqlar WHERE name = 'center.toml'"),
              "the backup is damaged: center.toml is not in it");
    EXPECT_EQ(damaged("DROP TABLE sqlar"), "this is no backup of a center");
    EXPECT_FALSE(fs::exists(place / "stolen"));
    std::ofstream(file()) << "nonsense";
    EXPECT_EQ(restore().error().fault, hal::Fault::BadData);
}

TEST_F(Backup, SaysWhichFilesItDoesNotHave) {
    ASSERT_TRUE(backUp());
    tamper("DELETE FROM sqlar WHERE name LIKE 'files/%'");
    const auto restored = restore();
    ASSERT_TRUE(restored) << restored.error().detail;
    EXPECT_EQ(restored->missing, 1);
}

TEST_F(Backup, LeavesPostgresToItsOwnMeans) {
    center.config.postgres = "host=db.example";
    EXPECT_EQ(backUp().error().fault, hal::Fault::Unsupported);
    EXPECT_FALSE(fs::exists(file()));
}

} // namespace
} // namespace center
