// Unified social credit codes: what is refused and which part is named. The codes are made up.
#include "services/identity/credit_code.h"

#include <random>
#include <string>

#include <gmock/gmock.h>

using identity::checkCreditCode;
using identity::CreditCodeKind;
using identity::CreditCodePart;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

// Written anew: ISO 7064 MOD 31-3, the recursion instead of the table of weights.
std::string withCheckCharacter(const std::string& seventeen) {
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (char c : seventeen) {
        sum += weight * kAlphabet.find(c);
        weight = weight * 3 % 31;
    }
    return seventeen + kAlphabet[(31 - sum % 31) % 31];
}

} // namespace

TEST(CreditCode, AcceptsTheKnownExample) {
    const auto check = checkCreditCode("91350100M000100Y43");
    EXPECT_TRUE(check.valid());
    EXPECT_EQ(check.kind, CreditCodeKind::Market);
    EXPECT_TRUE(check.organisationCodeAgrees);
}

TEST(CreditCode, TakesSmallLetters) { EXPECT_TRUE(checkCreditCode("91350100m000100y43").valid()); }

TEST(CreditCode, NamesTheLength) {
    EXPECT_EQ(checkCreditCode("").wrong, CreditCodePart::Length);
    const auto oldNumber = checkCreditCode("350100100000001"); // fifteen digits: before 2015
    EXPECT_EQ(oldNumber.wrong, CreditCodePart::Length);
    EXPECT_EQ(oldNumber.length, 15);
}

TEST(CreditCode, NamesTheLettersThatNoCodeContains) {
    for (const char letter : std::string("IOSVZiosvz")) {
        std::string code = "91350100M000100Y43";
        code[8] = letter;
        const auto check = checkCreditCode(code);
        EXPECT_EQ(check.wrong, CreditCodePart::Characters);
        EXPECT_EQ(check.position, 9);
        EXPECT_EQ(check.leftOut, static_cast<char>(letter & ~0x20));
    }
    const auto dash = checkCreditCode("91350100-000100Y43");
    EXPECT_EQ(dash.position, 9);
    EXPECT_EQ(dash.leftOut, std::nullopt);
}

TEST(CreditCode, CountsCharactersNotBytes) {
    const auto check = checkCreditCode("９1350100M000100Y43");
    EXPECT_EQ(check.length, 18);
    EXPECT_EQ(check.wrong, CreditCodePart::Characters);
    EXPECT_EQ(check.position, 1);
}

TEST(CreditCode, TheInnerOrganisationCodeIsAdviceOnly) {
    const auto check = checkCreditCode(withCheckCharacter("91350100M000100Y5"));
    EXPECT_TRUE(check.valid());
    EXPECT_FALSE(check.organisationCodeAgrees);
}

TEST(CreditCode, TellsWhoRegistered) {
    EXPECT_EQ(checkCreditCode(withCheckCharacter("11350100M000100Y4")).kind, CreditCodeKind::Institution);
    EXPECT_EQ(checkCreditCode(withCheckCharacter("51350100M000100Y4")).kind, CreditCodeKind::CivilAffairs);
    EXPECT_EQ(checkCreditCode(withCheckCharacter("A1350100M000100Y4")).kind, CreditCodeKind::Military);
    EXPECT_EQ(checkCreditCode(withCheckCharacter("N1350100M000100Y4")).kind, CreditCodeKind::Agriculture);
    EXPECT_EQ(checkCreditCode(withCheckCharacter("Y1350100M000100Y4")).kind, CreditCodeKind::Other);
    EXPECT_EQ(identity::toString(CreditCodeKind::Market), "market");
    EXPECT_EQ(identity::toString(CreditCodeKind::Other), "other");
}

TEST(CreditCode, CatchesEveryWrongCharacterAndEverySwapOfNeighbours) {
    std::mt19937 random(32100);
    for (int round = 0; round < 100; ++round) {
        std::string seventeen;
        for (int i = 0; i < 17; ++i)
            seventeen += kAlphabet[random() % kAlphabet.size()];
        const auto code = withCheckCharacter(seventeen);
        ASSERT_TRUE(checkCreditCode(code).valid()) << code;
        for (std::size_t i = 0; i < code.size(); ++i) {
            for (char other : kAlphabet) {
                std::string typo = code;
                typo[i] = other;
                ASSERT_EQ(checkCreditCode(typo).valid(), other == code[i]) << typo;
            }
            if (i + 1 < code.size()) {
                std::string swapped = code;
                std::swap(swapped[i], swapped[i + 1]);
                ASSERT_EQ(checkCreditCode(swapped).valid(), swapped == code) << swapped;
            }
        }
    }
}

TEST(CreditCode, AnswersAnyBytes) {
    std::mt19937 random(31);
    for (int round = 0; round < 100'000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random() % 4 ? kAlphabet[random() % 31] : static_cast<char>(random()));
        const auto check = checkCreditCode(bytes);
        EXPECT_EQ(check.position != 0, check.wrong == CreditCodePart::Characters);
        EXPECT_EQ(check.kind.has_value(), check.length == 18 && check.position == 0);
    }
}
