// Intent first, the record second, the outcome last.
#include "services/filing/file.h"

#include <gtest/gtest.h>

#include "tests/services/outbox/hall.h"

namespace {

constexpr std::string_view kContent = R"({"schema":1})";

outbox::Filing appeal() { return {wire::RecordKind::Appeal, hal::asBytes(kContent), {}}; }

} // namespace

TEST(Filing, IsInTheLedgerAndWaitsInTheOutbox) {
    Hall hall;
    const auto ledger = ledger::Ledger::open(hall.home / "ledger.db", hall.key, hall.clock).value();
    const auto box = hall.open();
    const outbox::FileToSend page{wire::FileType::Jpeg, hal::asBytes(std::string_view("page"))};
    auto filing = appeal();
    filing.files = {&page, 1};
    const auto filed = filing::file(*ledger, *box, hall.identity(), filing);
    ASSERT_TRUE(filed) << filed.error().detail;
    EXPECT_EQ(hall.due().size(), 1U);
    const auto entries = ledger->entries().value();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].action, ledger::Action::File);
    EXPECT_EQ(entries[0].facts.pages, 1);
    EXPECT_EQ(entries[0].outcome, ledger::Outcome::Done);
    EXPECT_EQ(toString(entries[0].action), "file");
}

TEST(Filing, ThatTheOutboxDoesNotTakeHasFailed) {
    Hall hall;
    hall.limits.mostRecords = 0;
    const auto ledger = ledger::Ledger::open(hall.home / "ledger.db", hall.key, hall.clock).value();
    const auto box = hall.open();
    EXPECT_EQ(filing::file(*ledger, *box, hall.identity(), appeal()).error().fault, hal::Fault::Storage);
    const auto entries = ledger->entries().value();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].outcome, ledger::Outcome::Failed);
    EXPECT_EQ(entries[0].fault, hal::Fault::Storage);
}
