// banshi check-id and check-credit-code as a script sees them.
#include <gmock/gmock.h>

#include "tests/kiosk/cli/command_line.h"

using kiosk::cli::Exit;
using testing::HasSubstr;
using testing::Not;

namespace {
constexpr auto kValidId = "11010519491231002X"; // the example printed in GB 11643
constexpr auto kValidCode = "91350100M000100Y43";
} // namespace

TEST(CheckId, AValidNumberExitsWithZero) {
    const auto answer = banshi({"check-id", kValidId});
    EXPECT_EQ(answer.exit, Exit::Ok);
    EXPECT_EQ(answer.out, "1: valid (citizen)\n");
}

TEST(CheckId, AWrongCheckDigitExitsWithOneAndSaysSo) {
    const auto answer = banshi({"check-id", "110105194912310021", "--json"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    const auto object = answer.objects().at(0);
    EXPECT_EQ(object["schema"], 1);
    EXPECT_EQ(object["valid"], false);
    EXPECT_EQ(object["kind"], "citizen");
    EXPECT_EQ(object["wrong"], "check_digit");
}

TEST(CheckId, ReadsOneNumberALineAndAnswersEachInItsPlace) {
    const auto answer =
        banshi({"check-id", "-", "--json"}, std::string(kValidId) + "\r\n\n  11010519491231002x\nabc");
    EXPECT_EQ(answer.exit, Exit::Failed);
    const auto objects = answer.objects();
    ASSERT_EQ(objects.size(), 4u);
    EXPECT_EQ(objects[0]["valid"], true);
    EXPECT_EQ(objects[1]["wrong"], "length");
    EXPECT_EQ(objects[2]["valid"], true);
    EXPECT_EQ(objects[3]["line"], 4);
    EXPECT_EQ(objects[3]["kind"], nullptr);
}

TEST(CheckId, NeverRepeatsTheNumber) {
    for (const bool json : {false, true}) {
        std::vector<std::string> arguments{"check-id", "-"};
        if (json)
            arguments.push_back("--json");
        const auto answer = banshi(arguments, "110105194912310021\n11010519491331002X\n1101051949123100aX\n");
        EXPECT_THAT(answer.out, Not(HasSubstr("1949")));
        EXPECT_THAT(answer.out, Not(HasSubstr("110105")));
        EXPECT_EQ(answer.err, "");
    }
}

TEST(CheckCreditCode, SaysWhichPartIsWrong) {
    EXPECT_EQ(banshi({"check-credit-code", kValidCode}).exit, Exit::Ok);

    const auto typo = banshi({"check-credit-code", "91350100M000100Y44", "--json"});
    EXPECT_EQ(typo.exit, Exit::Failed);
    EXPECT_EQ(typo.objects().at(0)["wrong"], "check_character");

    const auto letterO = banshi({"check-credit-code", "9135O100M000100Y43", "--json"});
    EXPECT_EQ(letterO.exit, Exit::Failed);
    EXPECT_EQ(letterO.objects().at(0)["wrong"], "characters");
    EXPECT_EQ(letterO.objects().at(0)["position"], 5);
    EXPECT_EQ(letterO.objects().at(0)["illegal"], "O");
}

TEST(CheckCreditCode, ReadsOneCodeALine) {
    const auto answer = banshi({"check-credit-code", "-"}, "91350100m000100y43\n1\n");
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_EQ(answer.out, "1: valid (market)\n2: wrong: length is 1, not 18\n");
}
