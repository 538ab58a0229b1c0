// The ledger in its daily life.
#include "services/ledger/ledger.h"

#include <gmock/gmock.h>

#include "tests/services/ledger/kiosk.h"
#include "tests/support/files.h"

using hal::Fault;
using ledger::Action;
using ledger::Outcome;
using namespace std::chrono_literals;

TEST(Ledger, RemembersWhatWasMeantAndWhatCameOfIt) {
    Kiosk kiosk;
    {
        const auto ledger = kiosk.open();
        const auto copy =
            ledger->begin(Action::CopyCard, {.copies = 2, .pages = 1, .mono = true, .purposeLine = true});
        ASSERT_TRUE(copy);
        kiosk.clock.advance(9s);
        ASSERT_TRUE(ledger->close(*copy, Outcome::Failed, Fault::OutOfPaper));
    }
    const auto entries = kiosk.open()->entries().value();
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].sequence, 1);
    EXPECT_EQ(entries[0].action, Action::CopyCard);
    EXPECT_EQ(entries[0].facts, (ledger::Facts{.copies = 2, .pages = 1, .mono = true, .purposeLine = true}));
    EXPECT_EQ(*entries[0].closed - entries[0].begun, 9s);
    EXPECT_EQ(entries[0].outcome, Outcome::Failed);
    EXPECT_EQ(entries[0].fault, Fault::OutOfPaper);
}

TEST(Ledger, IsReadableOnlyByItsOwner) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    for (const auto* suffix : {"", "-wal", "-shm", ".lock"})
        EXPECT_EQ(std::filesystem::status(kiosk.file.string() + suffix).permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
            << suffix;
}

TEST(Ledger, NumbersEntriesWithoutGapsAndListsAnyRangeOfThem) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    std::vector<ledger::Entry> begun;
    for (int i = 1; i <= 30; ++i)
        begun.push_back(ledger->begin(Action::Print, {.copies = i}).value());
    for (std::size_t i = begun.size(); i-- > 0;) // closed in the opposite order
        ASSERT_TRUE(ledger->close(begun[i], Outcome::Done));

    const auto some = ledger->entries(11, 5).value();
    ASSERT_EQ(some.size(), 5u);
    for (std::size_t i = 0; i < some.size(); ++i) {
        EXPECT_EQ(some[i].sequence, 11 + static_cast<int>(i));
        EXPECT_EQ(some[i].facts.copies, 11 + static_cast<int>(i));
        EXPECT_EQ(some[i].outcome, Outcome::Done);
    }
    EXPECT_EQ(ledger->entries(30, 1000)->size(), 1u);
    EXPECT_EQ(ledger->entries(31, 1000)->size(), 0u);
    EXPECT_EQ(ledger->entries(-5, 3)->front().sequence, 1);
    EXPECT_EQ(ledger->entries(1, 0)->size(), 0u);
    EXPECT_EQ(ledger->entries(1, -1)->size(), 0u);
}

TEST(Ledger, ClosesWhatACrashLeftOpenAsInterrupted) {
    Kiosk kiosk;
    {
        const auto ledger = kiosk.open();
        const auto done = ledger->begin(Action::CopyCard, {.copies = 1}).value();
        ASSERT_TRUE(ledger->begin(Action::CopyCard, {.copies = 3}));
        ASSERT_TRUE(ledger->close(done, Outcome::Done));
    } // gone without closing the second one
    const auto ledger = kiosk.open();
    EXPECT_EQ(ledger->interruptedAtOpen(), 1);
    const auto entries = ledger->entries().value();
    EXPECT_EQ(entries[0].outcome, Outcome::Done);
    EXPECT_EQ(entries[1].outcome, Outcome::Interrupted);
    EXPECT_TRUE(ledger->verify().intact);
    EXPECT_EQ(ledger->setAside(), std::nullopt);
}

TEST(Ledger, AnEntryIsClosedOnceAndOnlyByItsOwner) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    const auto entry = ledger->begin(Action::CopyCard, {}).value();
    EXPECT_EQ(ledger->close(entry, Outcome::Open).error().fault, Fault::BadData);
    auto stranger = entry;
    stranger.id = wire::newUuid();
    EXPECT_EQ(ledger->close(stranger, Outcome::Done).error().fault, Fault::BadData);
    EXPECT_TRUE(ledger->close(entry, Outcome::Cancelled));
    EXPECT_EQ(ledger->close(entry, Outcome::Done).error().fault, Fault::BadData);
    EXPECT_EQ(ledger->entries()->front().outcome, Outcome::Cancelled);
}

TEST(Ledger, RefusesFactsThatCannotBe) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    EXPECT_EQ(ledger->begin(Action::CopyCard, {.copies = -1}).error().fault, Fault::BadData);
    EXPECT_EQ(ledger->begin(Action::CopyCard, {.pages = 65'536}).error().fault, Fault::BadData);
    EXPECT_TRUE(ledger->begin(Action::CopyCard, {.copies = 65'535}));
}

TEST(Ledger, HasOneWriter) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    EXPECT_EQ(ledger::Ledger::open(kiosk.file, kiosk.key).error().fault, Fault::Busy);
}

TEST(Ledger, CanBeReadBesideARunningKiosk) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    for (int i = 1; i <= 3; ++i) {
        ASSERT_TRUE(ledger->begin(Action::CopyCard, {}));
        EXPECT_EQ(ledger::readFile(kiosk.file)->size(), static_cast<std::size_t>(i));
        EXPECT_TRUE(kiosk.verify().intact);
        EXPECT_EQ(kiosk.verify().entries, i);
    }
}

TEST(Ledger, ToleratesAClockIn1970BecauseOrderComesFromNumbers) {
    Kiosk kiosk;
    {
        kiosk.clock.setSynchronised(true);
        const auto ledger = kiosk.open();
        ASSERT_TRUE(ledger->close(ledger->begin(Action::CopyCard, {}).value(), Outcome::Done));
    }
    kiosk.clock.setWall(hal::WallTime{-1s});
    const auto ledger = kiosk.open();
    ASSERT_TRUE(ledger->close(ledger->begin(Action::Print, {}).value(), Outcome::Done));
    const auto entries = ledger->entries().value();
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].clock, wire::ClockQuality::Synchronised);
    EXPECT_EQ(entries[1].clock, wire::ClockQuality::Unset);
    EXPECT_EQ(entries[1].action, Action::Print) << "in the order in which they happened";
    EXPECT_TRUE(ledger->verify().intact);
}

TEST(Ledger, SignsItsHeadWithEachLink) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    const auto before = ledger->head().value();
    ASSERT_TRUE(ledger->begin(Action::CopyCard, {}));
    const auto after = ledger->head().value();
    EXPECT_EQ(after.link, before.link + 1);
    EXPECT_NE(after.signatureHex, before.signatureHex);
    const auto hash = seal::fromHex<32>(after.hashHex).value();
    const auto signature = seal::fromHex<64>(after.signatureHex).value();
    EXPECT_TRUE(seal::verify(kiosk.key.publicKey(), ledger::headMessage(after.link, hash), signature));
}

TEST(Ledger, ANewOneContinuesNoOther) {
    Kiosk kiosk;
    kiosk.fill(1);
    const auto genesis = ledger::readGenesis(kiosk.file).value();
    EXPECT_EQ(genesis.predecessor, std::nullopt);
    EXPECT_EQ(genesis.key, kiosk.key.publicKey());
}
