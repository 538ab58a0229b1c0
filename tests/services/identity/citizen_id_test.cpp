// Identity numbers: what is refused, what is not, and which part is named. All numbers are made up.
#include "services/identity/citizen_id.h"

#include <random>
#include <string>

#include <gmock/gmock.h>

using identity::checkId;
using identity::IdKind;
using identity::IdPart;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::year_month_day kToday = 2026y / 11 / 24;

// Written anew, from the text of the standard: the checksum as a polynomial over ISO 7064 MOD 11-2.
std::string withCheckDigit(std::string seventeen) {
    int product = 0;
    for (char c : seventeen)
        product = (product + (c - '0')) * 2 % 11;
    const int check = (12 - product) % 11;
    return seventeen + (check == 10 ? 'X' : static_cast<char>('0' + check));
}

} // namespace

TEST(CitizenId, AcceptsTheExampleOfTheStandard) {
    const auto check = checkId("11010519491231002X", kToday);
    EXPECT_TRUE(check.valid());
    EXPECT_EQ(check.kind, IdKind::Citizen);
    EXPECT_TRUE(check.knownProvince);
}

TEST(CitizenId, TakesASmallX) { EXPECT_TRUE(checkId("11010519491231002x", kToday).valid()); }

TEST(CitizenId, NamesTheLengthFirst) {
    for (const auto* number : {"", "1", "11010519491231002", "11010519491231002XX", "110105491231002", "abc"})
        EXPECT_EQ(checkId(number, kToday).wrong, IdPart::Length) << number;
    EXPECT_EQ(checkId("110105491231002").length, 15);
    EXPECT_EQ(checkId("").kind, std::nullopt);
}

TEST(CitizenId, NamesTheFirstWrongCharacter) {
    const auto letter = checkId("1101051949l231002X", kToday); // a small L for a one
    EXPECT_EQ(letter.wrong, IdPart::Characters);
    EXPECT_EQ(letter.position, 11);
    EXPECT_EQ(checkId("11010519491231002Y").position, 18);
    EXPECT_EQ(checkId("1101051949123100X2").position, 17) << "X stands at the end only";
}

TEST(CitizenId, CountsFullWidthDigitsAsCharactersNotBytes) {
    const auto check = checkId("１１０１０５１９４９１２３１００２Ｘ");
    EXPECT_EQ(check.length, 18);
    EXPECT_EQ(check.wrong, IdPart::Characters);
    EXPECT_EQ(check.position, 1);
}

TEST(CitizenId, NamesTheBirthDateEvenWhenTheCheckDigitWouldAgree) {
    for (const auto* seventeen : {
             "11010519491331002", // month 13
             "11010519490230002", // 30 February
             "11010519000229002", // 1900 was no leap year
             "11010500000101002", // year 0
             "11010517991231002", // before anybody alive
             "11010519490100002", // day 0
         })
        EXPECT_EQ(checkId(withCheckDigit(seventeen), kToday).wrong, IdPart::BirthDate) << seventeen;
    EXPECT_TRUE(checkId(withCheckDigit("11010520000229002"), kToday).valid()) << "2000 was a leap year";
}

TEST(CitizenId, ABirthInTheFutureIsWrongUnlessTheClockIsNotTrusted) {
    const auto tomorrow = withCheckDigit("11010520261125002");
    const auto dayAfter = withCheckDigit("11010520261126002");
    EXPECT_TRUE(checkId(tomorrow, kToday).valid()) << "a time zone ahead is no error";
    EXPECT_EQ(checkId(dayAfter, kToday).wrong, IdPart::BirthDate);
    EXPECT_TRUE(checkId(dayAfter).valid());
}

TEST(CitizenId, NeverRefusesForItsDivisionCode) {
    const auto revoked = checkId(withCheckDigit("51020219620305441"), kToday); // Chongqing's before 1997
    EXPECT_TRUE(revoked.valid());
    const auto unheardOf = checkId(withCheckDigit("00000019900101001"), kToday);
    EXPECT_TRUE(unheardOf.valid());
    EXPECT_FALSE(unheardOf.knownProvince);
}

TEST(CitizenId, TellsTheKindsOfHolders) {
    EXPECT_EQ(checkId(withCheckDigit("93115619910102004")).kind, IdKind::Foreigner);
    EXPECT_TRUE(checkId(withCheckDigit("93115619910102004")).knownProvince);
    EXPECT_EQ(checkId(withCheckDigit("81000019910102004")).kind, IdKind::HongKong);
    EXPECT_EQ(checkId(withCheckDigit("82000019910102004")).kind, IdKind::Macao);
    EXPECT_EQ(checkId(withCheckDigit("83000019910102004")).kind, IdKind::Taiwan);
}

// MOD 11-2 catches every single wrong digit and every swap of neighbours: so must we.
TEST(CitizenId, CatchesEverySlipOfTheFinger) {
    std::mt19937 random(11643);
    for (int round = 0; round < 200; ++round) {
        std::string seventeen = "110105";
        const auto birth = std::chrono::year_month_day{std::chrono::sys_days{1930y / 1 / 1} +
                                                       std::chrono::days{random() % 35'000}};
        char digits[16];
        std::snprintf(digits, sizeof digits, "%04d%02u%02u%03u", static_cast<int>(birth.year()) % 10000,
                      static_cast<unsigned>(birth.month()) % 100, static_cast<unsigned>(birth.day()) % 100,
                      static_cast<unsigned>(random() % 1000));
        const std::string number = withCheckDigit(seventeen + digits);
        ASSERT_TRUE(checkId(number, kToday).valid()) << number;
        for (std::size_t i = 0; i < 17; ++i) {
            for (char wrong = '0'; wrong <= '9'; ++wrong) {
                std::string typo = number;
                typo[i] = wrong;
                ASSERT_EQ(checkId(typo, kToday).valid(), wrong == number[i]) << number << " " << typo;
            }
            std::string swapped = number;
            std::swap(swapped[i], swapped[i + 1]);
            ASSERT_EQ(checkId(swapped, kToday).valid(), swapped == number) << number << " " << swapped;
        }
    }
}

TEST(CitizenId, AnswersAnyBytes) {
    std::mt19937 random(7);
    for (int round = 0; round < 100'000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random() % 4 ? '0' + random() % 10 : random());
        const auto check = checkId(bytes, kToday);
        EXPECT_EQ(check.position != 0, check.wrong == IdPart::Characters);
        EXPECT_EQ(check.kind.has_value(), check.length == 18 && check.position == 0);
    }
}
