// Disks that are full, read-only or not there: an error, no effect, and nothing is lost.
#include <csignal>

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/services/ledger/kiosk.h"
#include "tests/support/files.h"

using hal::Fault;
using ledger::Action;
using ledger::Outcome;

namespace {

constexpr int kPassed = 0;

// In a process of its own, because limits and users are properties of a process.
template <class Story>
int inChild(Story story) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(story());
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void limitFilesTo(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

} // namespace

TEST(Storage, AFullDiskIsAnErrorAndTheLedgerWorksOnWhenThereIsRoomAgain) {
    Kiosk kiosk;
    kiosk.fill(3);
    EXPECT_EQ(inChild([&] {
                  const auto ledger = kiosk.open();
                  const auto open = ledger->begin(Action::CopyCard, {}).value();
                  limitFilesTo(std::filesystem::file_size(kiosk.file.string() + "-wal"));
                  for (int i = 0; i < 5; ++i) {
                      const auto refused = ledger->begin(Action::CopyCard, {});
                      if (refused || refused.error().fault != Fault::Storage)
                          return 1;
                      const auto notClosed = ledger->close(open, Outcome::Done);
                      if (notClosed || notClosed.error().fault != Fault::Storage)
                          return 2;
                  }
                  if (ledger->entries()->size() != 4)
                      return 3;
                  limitFilesTo(RLIM_INFINITY);
                  if (!ledger->close(open, Outcome::Done))
                      return 4;
                  const auto next = ledger->begin(Action::CopyCard, {});
                  if (!next || next->sequence != 5 || !ledger->close(*next, Outcome::Done))
                      return 5;
                  return ledger->verify().intact ? kPassed : 6;
              }),
              kPassed);
    EXPECT_TRUE(kiosk.verify().intact);
    EXPECT_EQ(kiosk.verify().entries, 5);
}

TEST(Storage, AFullDiskAtFirstStartLeavesNoHalfLedger) {
    Kiosk kiosk;
    EXPECT_EQ(inChild([&] {
                  limitFilesTo(4096);
                  const auto opened = ledger::Ledger::open(kiosk.file, kiosk.key, kiosk.clock);
                  return !opened && opened.error().fault == Fault::Storage ? kPassed : 1;
              }),
              kPassed);
    EXPECT_FALSE(std::filesystem::exists(kiosk.file));
    EXPECT_EQ(kiosk.open()->setAside(), std::nullopt);
}

TEST(Storage, AReadOnlyDirectoryIsAnErrorForWritingAndNoneForReading) {
    if (::geteuid() != 0)
        GTEST_SKIP() << "needs root to become another user";
    Kiosk kiosk;
    kiosk.fill(3);
    ::chmod(kiosk.home.path().c_str(), 0555);
    ::chmod(kiosk.file.c_str(), 0444);
    EXPECT_EQ(inChild([&] {
                  if (::setuid(65534) != 0)
                      return 1;
                  const auto opened = ledger::Ledger::open(kiosk.file, kiosk.key, kiosk.clock);
                  if (opened || opened.error().fault != Fault::Storage)
                      return 2;
                  if (!ledger::verifyFile(kiosk.file, kiosk.key.publicKey())->intact)
                      return 3;
                  return ledger::readFile(kiosk.file)->size() == 3 ? kPassed : 4;
              }),
              kPassed);
}

TEST(Storage, AReadOnlyFileIsAnErrorBeforeAnythingIsBegun) {
    if (::geteuid() != 0)
        GTEST_SKIP() << "needs root to become another user";
    Kiosk kiosk;
    kiosk.fill(3);
    ::chmod(kiosk.home.path().c_str(), 0777);
    ::chmod((kiosk.file.string() + ".lock").c_str(), 0666);
    ::chmod(kiosk.file.c_str(), 0444);
    EXPECT_EQ(inChild([&] {
                  if (::setuid(65534) != 0)
                      return 1;
                  const auto opened = ledger::Ledger::open(kiosk.file, kiosk.key, kiosk.clock);
                  return !opened && opened.error().fault == Fault::Storage ? kPassed : 2;
              }),
              kPassed);
    EXPECT_TRUE(kiosk.verify().intact) << "and it was not taken for damaged";
}

TEST(Storage, NoSuchPlace) {
    Kiosk kiosk;
    EXPECT_EQ(ledger::Ledger::open(kiosk.home / "no/such/ledger.db", kiosk.key).error().fault,
              Fault::Storage);
    std::filesystem::create_directory(kiosk.home / "directory");
    EXPECT_EQ(ledger::Ledger::open(kiosk.home / "directory", kiosk.key).error().fault, Fault::Storage);
    EXPECT_EQ(ledger::verifyFile(kiosk.home / "none.db", kiosk.key.publicKey()).error().fault, Fault::Absent);
    EXPECT_EQ(ledger::readFile(kiosk.home / "none.db").error().fault, Fault::Absent);
}
