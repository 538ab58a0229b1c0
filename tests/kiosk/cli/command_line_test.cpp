// What holds for every command: help, version, exit codes, one line of complaint.
#include <algorithm>

#include <gmock/gmock.h>

#include "tests/kiosk/cli/command_line.h"

using kiosk::cli::Exit;
using testing::HasSubstr;
using testing::StartsWith;

TEST(CommandLine, SaysItsVersion) {
    const auto answer = banshi({"--version"});
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_THAT(answer.out, StartsWith("banshi 0."));
    EXPECT_EQ(answer.err, "");
}

TEST(CommandLine, HelpListsTheCommandsAndTheExitCodes) {
    const auto answer = banshi({"--help"});
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_THAT(answer.out, HasSubstr("check-id"));
    EXPECT_THAT(answer.out, HasSubstr("Exit codes"));
}

TEST(CommandLine, EachCommandHasItsOwnHelp) {
    const auto answer = banshi({"check-id", "--help"});
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_THAT(answer.out, HasSubstr("--json"));
}

TEST(CommandLine, WithoutACommandItIsAUsageError) {
    const auto answer = banshi({});
    EXPECT_EQ(answer.exit, Exit::Usage);
    EXPECT_EQ(answer.out, "");
}

TEST(CommandLine, ComplainsInOneLine) {
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {}, {"no-such-command"}, {"check-id"}, {"check-id", "1", "--wrong"}, {"check-id", "1", "2"}}) {
        const auto answer = banshi(arguments);
        EXPECT_EQ(answer.exit, Exit::Usage);
        EXPECT_EQ(std::ranges::count(answer.err, '\n'), 1) << answer.err;
        EXPECT_THAT(answer.err, StartsWith("banshi: "));
    }
}

TEST(CommandLine, NamesAMistypedOptionButNeverRepeatsASurplusArgument) {
    EXPECT_THAT(banshi({"check-id", "1", "--jsno"}).err, HasSubstr("--jsno"));
    EXPECT_THAT(banshi({"check-id", "1", "110105194912310029"}).err, Not(HasSubstr("19491231")));
}

TEST(CommandLine, ControlCharactersInAComplaintStayOnItsLine) {
    std::istringstream in;
    std::ostringstream out, err;
    kiosk::cli::Shell shell{in, out, err};
    kiosk::cli::complain(shell, {hal::Fault::Storage, "line\nwith \x1b[31mcolour"});
    EXPECT_EQ(err.str(), "banshi: storage: line with  [31mcolour\n");
}

TEST(CommandLine, JsonSurvivesAFileNameThatIsNotUtf8) {
    std::istringstream in;
    std::ostringstream out, err;
    kiosk::cli::Shell shell{in, out, err};
    kiosk::cli::printJson(shell, {{"file", "\xff\xfe.png"}});
    EXPECT_EQ(out.str(), "{\"schema\":1,\"file\":\"\uFFFD\uFFFD.png\"}\n");
}
