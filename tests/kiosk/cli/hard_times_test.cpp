// The command line in bad surroundings: a full disk, a printer that talks nonsense, names from another world,
// a clock in 1970. Each ends in one line and the documented exit code.
#include <array>
#include <cstdio>
#include <filesystem>

#include <gmock/gmock.h>
#include <sys/wait.h>

#include "services/ledger/ledger.h"
#include "tests/kiosk/cli/command_line.h"
#include "tests/rigs/garbage_server.h"
#include "tests/rigs/need.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kCards = BANSHI_FIXTURES "/cards/";
const std::string kFront = kCards + "dev_000_fb_white.jpg";
const std::string kBack = kCards + "dev_001_fb_white.jpg";
const std::string kProgram = BANSHI_BIN "/banshi";

std::vector<std::string> copyTo(std::vector<std::string> destination, const std::string& front = kFront) {
    std::vector<std::string> arguments{"copy", "--front", front, "--back", kBack, "--dpi", "300"};
    arguments.insert(arguments.end(), destination.begin(), destination.end());
    return arguments;
}

bool isOneLine(const std::string& text) { return !text.empty() && text.find('\n') == text.size() - 1; }

struct Ended {
    int exit = -1;
    std::string said; // both streams, unless the command sends them elsewhere
};

Ended shell(const std::string& command) {
    Ended ended;
    std::FILE* pipe = ::popen(("{ " + command + "\n} 2>&1").c_str(), "r");
    std::array<char, 4096> part{};
    while (const auto got = std::fread(part.data(), 1, part.size(), pipe))
        ended.said.append(part.data(), got);
    const int status = ::pclose(pipe);
    ended.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

// A mount that only this test's child sees; as root, or where the system lets users have namespaces.
class SmallDisk : public testing::Test {
protected:
    TemporaryDirectory home;
    std::string disk = (home / "disk").string();

    void SetUp() override {
        std::filesystem::create_directory(disk);
        RIG_NEEDED(onDisk(64, "true").exit == 0 ? std::nullopt
                                                : std::optional<std::string>("a mount of one's own"));
    }
    Ended onDisk(int kilobytes, const std::string& command) const {
        const std::string user = ::geteuid() == 0 ? "" : "r";
        return shell("unshare -m" + user + " sh -c 'mount -t tmpfs -o size=" + std::to_string(kilobytes) +
                     "k none " + disk + " && { " + command + "\n }'");
    }
    std::string copy(const std::string& destination) const {
        return kProgram + " copy --front " + kFront + " --back " + kBack + " --dpi 300 " + destination;
    }
};

TEST_F(SmallDisk, APdfThatDoesNotFitLeavesNothingBehind) {
    const auto ended =
        onDisk(64, copy("--output " + disk + "/copy.pdf") + "; said=$?; ls -A " + disk + "; exit $said");
    EXPECT_EQ(ended.exit, 1);
    EXPECT_THAT(ended.said, StartsWith("banshi: storage: "));
    EXPECT_THAT(ended.said, HasSubstr("No space left on device"));
    EXPECT_TRUE(isOneLine(ended.said)) << "and no file: " << ended.said;
}

TEST_F(SmallDisk, NoPaperMovesThatTheLedgerCannotTellOf) {
    const std::string tray = (home / "tray").string();
    const auto ended =
        onDisk(4, copy("--state " + disk +
                       "/state --printer \"sim:printer?inprocess=1&pace=instant&out=" + tray + "\""));
    EXPECT_EQ(ended.exit, 1);
    EXPECT_THAT(ended.said, StartsWith("banshi: storage: "));
    EXPECT_TRUE(isOneLine(ended.said)) << ended.said;
    EXPECT_FALSE(std::filesystem::exists(tray)) << "printed without a word in the ledger";
}

TEST(AnswerThatCannotBeWritten, IsAFailure) {
    const TemporaryDirectory home;
    for (const std::string& question :
         {std::string("check-id 11010519491231002X"), "find-card --json --dpi 300 " + kFront}) {
        const auto ended = shell(kProgram + " " + question + " > /dev/full");
        EXPECT_EQ(ended.exit, 1) << question;
        EXPECT_EQ(ended.said, "banshi: storage: the answer could not be written\n");
    }
}

class NonsensePrinter : public testing::TestWithParam<std::string> {};

TEST_P(NonsensePrinter, IsRefusedInOneLineBeforeAnythingWasMeantToBePrinted) {
    const TemporaryDirectory home;
    const rigs::GarbageServer server(GetParam());
    const std::string state = (home / "state").string();
    const std::string printer = "ipp://127.0.0.1:" + std::to_string(server.port()) + "/ipp/print";
    const auto ended = banshi(copyTo({"--printer", printer, "--state", state}));
    EXPECT_EQ(ended.exit, Exit::Failed);
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, StartsWith("banshi: "));
    EXPECT_TRUE(isOneLine(ended.err)) << ended.err;
    const auto listed = banshi({"ledger", "--state", state, "--json"}).objects();
    ASSERT_FALSE(listed.empty());
    EXPECT_EQ(listed.back()["type"], "verification");
    EXPECT_EQ(listed.back()["intact"], true);
    // It was no printer before the first byte of a page: nothing was meant to be printed on it.
    EXPECT_EQ(listed.size(), 1U) << listed.front();
}

INSTANTIATE_TEST_SUITE_P(
    Answers, NonsensePrinter,
    testing::Values(
        std::string("\x00\xff nonsense \r\n\r\n", 15), std::string(70'000, 'x'),
        std::string("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 9\r\n\r\n"
                    "\x02\x00\x00\x00\x00\x00\x00\x01\xff",
                    79),
        std::string("HTTP/1.1 426 Upgrade Required\r\nUpgrade: TLS/9\r\n\r\n")),
    [](const auto& answer) { return "Number" + std::to_string(answer.index); });

TEST(NameThatIsNotUtf8, IsReadAndWrittenLikeAnyOther) {
    const TemporaryDirectory home;
    const auto front = home / "\xff\xfe.jpg", pdf = home / "\xc3\x28.pdf";
    std::filesystem::copy_file(kFront, front);
    auto arguments = copyTo({"--output", pdf.string(), "--json"}, front.string());
    const auto made = banshi(arguments);
    EXPECT_EQ(made.exit, Exit::Ok) << made.err;
    EXPECT_THAT(made.objects().at(0)["output"].get<std::string>(), HasSubstr("\uFFFD"));
    EXPECT_THAT(readText(pdf), StartsWith("%PDF-"));

    arguments.at(2) = (home / "\xff-missing.jpg").string();
    const auto missing = banshi(arguments);
    EXPECT_EQ(missing.exit, Exit::Failed);
    EXPECT_TRUE(isOneLine(missing.err)) << missing.err;
}

TEST(StandardInput, ThatAsksNothingIsNoValidNumber) {
    for (const std::string command : {"check-id", "check-credit-code"}) {
        const auto answer = banshi({command, "-"}, "");
        EXPECT_EQ(answer.exit, Exit::Failed) << "a script whose pipe broke would take it for right";
        EXPECT_EQ(answer.out, "");
        EXPECT_EQ(answer.err, "banshi: nothing on standard input\n");
    }
}

TEST(StandardInput, TakesOneLongLineOfBytesForOneWrongNumber) {
    for (const std::string command : {"check-id", "check-credit-code"}) {
        const auto answer = banshi({command, "-", "--json"}, std::string(3'000'000, '\xff'));
        EXPECT_EQ(answer.exit, Exit::Failed);
        EXPECT_EQ(answer.objects().at(0)["wrong"], "length");
        EXPECT_THAT(answer.out.size(), testing::Lt(500U));
    }
}

// Whatever stands in the ledger's place, it is looked at and left as it is.
TEST(LedgerOfAnotherWorld, IsNotIntact) {
    const TemporaryDirectory home{inMemory()};
    const auto key = seal::KioskKey::loadOrCreate(home / seal::kKeyFileName).value();
    const auto file = home / ledger::kFileName;
    for (const std::string& content :
         {std::string("not a database"), std::string(), std::string(100'000, '\xa5'),
          std::string("SQLite format 3\0", 16) + std::string(5000, '\0')}) {
        writeText(file, content);
        for (const bool json : {false, true}) {
            std::vector<std::string> arguments{"ledger", "--state", home.path().string()};
            if (json)
                arguments.emplace_back("--json");
            const auto answer = banshi(arguments);
            EXPECT_EQ(answer.exit, Exit::Failed);
            EXPECT_FALSE(answer.out.empty() && answer.err.empty());
            EXPECT_LE(std::ranges::count(answer.err, '\n'), 1) << answer.err;
        }
        EXPECT_EQ(readText(file), content) << "looking is not mending";
    }
}

TEST(ClockIn1970, IsSaidByTheLedgerAndBelievedByNobody) {
    const char* library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
    RIG_NEEDED(std::filesystem::exists(library) ? std::nullopt : std::optional<std::string>("faketime"));
    const TemporaryDirectory home;
    const std::string state = " --state " + (home / "state").string();
    const std::string then = std::string("ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD=") + library +
                             " FAKETIME='@1970-01-01 00:05:00' " + kProgram;
    const auto copied = shell(then + " copy --front " + kFront + " --back " + kBack + " --dpi 300" + state +
                              " --purpose test --printer 'sim:printer?inprocess=1&pace=instant&out=" +
                              (home / "tray").string() + "'");
    EXPECT_EQ(copied.exit, 0) << copied.said;
    const auto listed = shell(then + " ledger" + state);
    EXPECT_EQ(listed.exit, 0);
    EXPECT_THAT(listed.said, HasSubstr("1970-01-01T00:05:"));
    EXPECT_THAT(listed.said, HasSubstr("[clock not set]"));
    EXPECT_THAT(listed.said, HasSubstr("intact: 1 entries"));
    EXPECT_THAT(shell("pdftotext " + (home / "tray" / "job-0001.pdf").string() + " -").said,
                Not(HasSubstr("1970")));
    EXPECT_EQ(shell(then + " check-id 11010519491231002X").exit, 0)
        << "born later than today, says that clock";
}

} // namespace
