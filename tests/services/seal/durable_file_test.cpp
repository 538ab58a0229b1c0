#include "services/seal/durable_file.h"

#include <csignal>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using hal::Fault;

namespace {

std::size_t filesIn(const std::filesystem::path& directory) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(directory), std::filesystem::directory_iterator{}));
}

} // namespace

TEST(DurableFile, ReplacesTheWholeFileAndLeavesNothingBesideIt) {
    TemporaryDirectory home;
    ASSERT_TRUE(seal::writeDurably(home / "a", hal::asBytes("a long first content"), 0600));
    ASSERT_TRUE(seal::writeDurably(home / "a", hal::asBytes("second"), 0640));
    EXPECT_EQ(readText(home / "a"), "second");
    EXPECT_EQ(filesIn(home.path()), 1u);
    EXPECT_EQ(seal::readWhole(home / "a", 100)->mode, 0640u);
}

TEST(DurableFile, KeepsWhatIsThereWhenAskedTo) {
    TemporaryDirectory home;
    ASSERT_TRUE(seal::writeDurably(home / "a", hal::asBytes("first"), 0600));
    const auto again = seal::writeDurably(home / "a", hal::asBytes("second"), 0600, seal::IfThere::Keep);
    EXPECT_EQ(again.error().fault, Fault::Busy);
    EXPECT_EQ(readText(home / "a"), "first");
    EXPECT_EQ(filesIn(home.path()), 1u);
}

TEST(DurableFile, GivesTheAskedModeWhateverTheUmask) {
    TemporaryDirectory home;
    const mode_t old = ::umask(0);
    ASSERT_TRUE(seal::writeDurably(home / "open", hal::asBytes("x"), 0600));
    ::umask(0777);
    ASSERT_TRUE(seal::writeDurably(home / "closed", hal::asBytes("x"), 0644));
    ::umask(old);
    EXPECT_EQ(seal::readWhole(home / "open", 100)->mode, 0600u);
    EXPECT_EQ(seal::readWhole(home / "closed", 100)->mode, 0644u);
}

TEST(DurableFile, AFullDiskLeavesTheOldContent) {
    TemporaryDirectory home;
    ASSERT_TRUE(seal::writeDurably(home / "a", hal::asBytes("old"), 0600));
    const pid_t child = ::fork();
    if (child == 0) { // a limit of the process stands for the end of the disk
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{16, 16};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto done = seal::writeDurably(home / "a", hal::Bytes(4096), 0600);
        ::_exit(!done && done.error().fault == Fault::Storage ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(readText(home / "a"), "old");
    EXPECT_EQ(filesIn(home.path()), 1u);
}

TEST(DurableFile, SaysWhatCannotBeRead) {
    TemporaryDirectory home;
    writeText(home / "big", std::string(101, 'x'));
    ::mkfifo((home / "fifo").c_str(), 0600);
    EXPECT_EQ(seal::readWhole(home / "none", 100).error().fault, Fault::Absent);
    EXPECT_EQ(seal::readWhole(home / "big", 100).error().fault, Fault::BadData);
    EXPECT_EQ(seal::readWhole(home.path(), 100).error().fault, Fault::Storage);
    EXPECT_EQ(seal::readWhole(home / "fifo", 100).error().fault, Fault::Storage) << "and does not wait";
    EXPECT_EQ(seal::writeDurably(home / "no/such/a", hal::asBytes("x"), 0600).error().fault, Fault::Storage);
}
