#include "services/outbox/outbox.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "services/seal/sealed_file.h"
#include "services/sqlite/database.h"
#include "tests/services/outbox/hall.h"

using hal::Fault;
using namespace std::chrono_literals;

namespace {

std::string everythingIn(const std::filesystem::path& directory) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
        if (entry.is_regular_file())
            all += readText(entry.path());
    return all;
}

} // namespace

TEST(Outbox, SealsNumbersAndSignsWhatIsFiled) {
    Hall hall;
    const auto box = hall.open();
    const auto filed = hall.file(*box, R"({"text":"路灯不亮"})");
    ASSERT_TRUE(filed) << filed.error().detail;
    EXPECT_EQ(wire::toString(filed->number).substr(0, 11), "XH01-000001");
    const auto parcels = hall.due();
    ASSERT_EQ(parcels.size(), 1U);
    EXPECT_EQ(parcels[0].id, filed->id);
    EXPECT_EQ(hall.contentOf(parcels[0]), R"({"text":"路灯不亮"})");
    const auto payload = wire::decodePayload(hall.center.open(parcels[0].payload).value());
    EXPECT_EQ(payload->token, filed->token);
    const auto header = wire::decodeEnvelope(parcels[0].envelope)->envelope.header;
    EXPECT_EQ(header.filed.at, hall.clock.wall());
    EXPECT_EQ(header.number, filed->number);
}

TEST(Outbox, SaysWhetherARecordStillWaits) {
    Hall hall;
    const auto box = hall.open();
    const auto filed = hall.file(*box, "{}").value();
    EXPECT_EQ(box->waits(filed.id), true);
    ASSERT_TRUE(hall.courier().settle(filed.id));
    EXPECT_EQ(box->waits(filed.id), false);
}

TEST(Outbox, KeepsNothingThatCanBeReadHere) {
    Hall hall;
    const auto box = hall.open();
    const std::string page(70'000, 'P');
    const outbox::FileToSend file{wire::FileType::Jpeg, hal::asBytes(page)};
    ASSERT_TRUE(hall.file(*box, "a resident's own words", wire::RecordKind::Appeal, {&file, 1}));
    const std::string all = everythingIn(hall.directory());
    EXPECT_GT(all.size(), 70'000U);
    EXPECT_EQ(all.find("resident"), std::string::npos);
    EXPECT_EQ(all.find("PPPPPPPP"), std::string::npos);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(hall.directory()))
        EXPECT_EQ(entry.status().permissions() & std::filesystem::perms(077), std::filesystem::perms::none)
            << entry.path();
}

TEST(Outbox, SendsFilesThatOnlyTheCenterOpens) {
    Hall hall;
    const auto box = hall.open();
    const std::string first(100'000, 'a');
    const std::string second = "second page";
    const outbox::FileToSend files[] = {{wire::FileType::Jpeg, hal::asBytes(first)},
                                        {wire::FileType::Pdf, hal::asBytes(second)}};
    ASSERT_TRUE(hall.file(*box, "{}", wire::RecordKind::Application, files));
    const auto parcel = hall.due().at(0);
    ASSERT_EQ(parcel.files.size(), 2U);
    const auto envelope = wire::decodeEnvelope(parcel.envelope)->envelope;
    const auto payload = wire::decodePayload(hall.center.open(parcel.payload).value());
    ASSERT_EQ(payload->files.size(), 2U);
    EXPECT_EQ(payload->files[1].type, wire::FileType::Pdf);
    const std::string closed = readText(parcel.files[1]);
    EXPECT_EQ(envelope.files[1], (wire::SealedFile{closed.size(), seal::sha256(hal::asBytes(closed))}));
    const seal::FileKey key(payload->files[1].key.begin(), payload->files[1].key.end());
    EXPECT_EQ(hal::asText(seal::openFile(key, hal::asBytes(closed)).value()), second);
}

TEST(Outbox, NumbersWithoutGapsOverRestartsAndRefusals) {
    Hall hall;
    for (std::uint64_t number = 1; number <= 5; ++number) {
        const auto box = hall.open();
        EXPECT_EQ(box->file({wire::RecordKind::Appeal, {}, {}}, {{}, "no", {}}).error().fault,
                  Fault::BadData);
        EXPECT_EQ(hall.file(*box, "{}")->number.counter, number);
    }
}

TEST(Outbox, RefusesWhatIsTooMuch) {
    Hall hall;
    const auto box = hall.open();
    EXPECT_EQ(hall.file(*box, std::string(300'000, ' ')).error().fault, Fault::BadData);
    const std::string page((32 << 20) + 1, 'x');
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    EXPECT_EQ(hall.file(*box, "{}", wire::RecordKind::Appeal, {&file, 1}).error().fault, Fault::BadData);
    EXPECT_EQ(box->usage()->records, 0);
    EXPECT_TRUE(std::filesystem::is_empty(hall.directory() / "files"));
}

TEST(Outbox, SaysThatItIsNearlyFullBeforeItIs) {
    Hall hall;
    hall.limits.mostRecords = 10;
    const auto box = hall.open();
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(outbox::isNearlyFull(*box->usage(), hall.limits), i >= 9);
        ASSERT_TRUE(hall.file(*box, "{}"));
    }
    EXPECT_EQ(hall.file(*box, "{}").error().fault, Fault::Storage);
    ASSERT_TRUE(hall.courier().settle(hall.due().at(0).id));
    EXPECT_TRUE(hall.file(*box, "{}"));
}

TEST(Outbox, CountsBytesWithTheirFiles) {
    Hall hall;
    hall.limits.mostBytes = 200'000;
    const auto box = hall.open();
    const std::string page(150'000, 'x');
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    ASSERT_TRUE(hall.file(*box, "{}", wire::RecordKind::Appeal, {&file, 1}));
    EXPECT_GT(box->usage()->bytes, 150'000U);
    EXPECT_EQ(hall.file(*box, "{}", wire::RecordKind::Appeal, {&file, 1}).error().fault, Fault::Storage);
    ASSERT_TRUE(hall.courier().settle(hall.due().at(0).id));
    EXPECT_EQ(box->usage()->bytes, 0U);
    EXPECT_EQ(box->usage()->delivered, 1);
}

TEST(Outbox, IsHeldByOneProcess) {
    Hall hall;
    const auto box = hall.open();
    EXPECT_EQ(outbox::Outbox::open(hall.directory(), hall.key).error().fault, Fault::Busy);
}

TEST(Outbox, SetsADamagedOneAsideAndNumbersAboveIt) {
    Hall hall;
    const auto last = hall.file(*hall.open(), "{}")->number.counter;
    std::filesystem::remove(hall.directory() / "outbox.db-wal");
    writeText(hall.directory() / "outbox.db", "no database any more, but long enough to look at");
    const auto box = hall.open();
    ASSERT_TRUE(box->setAside());
    EXPECT_TRUE(std::filesystem::exists(*box->setAside() / "outbox.db"));
    const auto next = hall.file(*box, "{}")->number.counter;
    EXPECT_GT(next, last);
    EXPECT_GT(next, 10U * 60 * 24 * 300) << "ten a minute since the first release";
}

TEST(Outbox, LeavesWhatANewerReleaseWroteAlone) {
    Hall hall;
    ASSERT_TRUE(hall.file(*hall.open(), "{}"));
    {
        auto database = sqlite::Database::open(hall.directory() / "outbox.db", sqlite::Access::Write).value();
        ASSERT_TRUE(database.execute("UPDATE writable_by SET schema = 2"));
    }
    EXPECT_EQ(outbox::Outbox::open(hall.directory(), hall.key).error().fault, Fault::Unsupported);
    EXPECT_TRUE(std::filesystem::exists(hall.directory() / "outbox.db"));
}

TEST(Outbox, RemovesFilesThatNoRecordNames) {
    Hall hall;
    const std::string page = "page";
    const outbox::FileToSend file{wire::FileType::Pdf, hal::asBytes(page)};
    ASSERT_TRUE(hall.file(*hall.open(), "{}", wire::RecordKind::Appeal, {&file, 1}));
    const auto kept = hall.due().at(0).files.at(0);
    const auto orphan = hall.directory() / "files" / "019345a0-1111-7222-8333-444455556666.0";
    writeText(orphan, "left by a crash");
    const auto box = hall.open();
    EXPECT_FALSE(std::filesystem::exists(orphan));
    EXPECT_TRUE(std::filesystem::exists(kept));
}
