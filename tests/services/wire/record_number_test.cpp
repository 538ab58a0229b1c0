#include "services/wire/record_number.h"

#include <random>

#include <gtest/gtest.h>

using wire::parseRecordNumber;
using wire::RecordNumber;

TEST(RecordNumber, IsShortEnoughForTheTelephone) {
    const std::string text = wire::toString({"XH01", 123});
    EXPECT_EQ(text.substr(0, 12), "XH01-000123-");
    EXPECT_EQ(text.size(), 13u);
    EXPECT_EQ(parseRecordNumber(text), (RecordNumber{"XH01", 123}));
}

TEST(RecordNumber, IsReadAsPeopleTypeIt) {
    const std::string text = wire::toString({"XH01", 123});
    EXPECT_EQ(parseRecordNumber("xh01 000123 " + text.substr(12)), (RecordNumber{"XH01", 123}));
    EXPECT_EQ(parseRecordNumber("XHoi000123" + text.substr(12)), (RecordNumber{"XH01", 123}));
}

TEST(RecordNumber, KeepsItsMeaningOverItsWholeRange) {
    for (const std::uint64_t counter :
         {std::uint64_t{1}, std::uint64_t{999'999}, std::uint64_t{1'000'000}, wire::kLargestCounter}) {
        const RecordNumber number{"9KWX", counter};
        EXPECT_EQ(parseRecordNumber(wire::toString(number)), number);
    }
    EXPECT_FALSE(wire::isValid({"XH01", 0}));
    EXPECT_FALSE(wire::isValid({"XH01", wire::kLargestCounter + 1}));
    EXPECT_FALSE(wire::isValid({"XH0", 1}));
    EXPECT_FALSE(wire::isValid({"SH01", 1})) << "S is no character of the alphabet";
}

TEST(RecordNumber, CatchesEveryWrongCharacterAndEverySwap) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::mt19937 random(9);
    for (int round = 0; round < 200; ++round) {
        const RecordNumber number{"XH0" + std::string(1, kAlphabet[random() % 31]), random() % 900'000 + 1};
        const std::string text = wire::toString(number);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '-')
                continue;
            for (char other : kAlphabet) {
                std::string typo = text;
                typo[i] = other;
                ASSERT_EQ(parseRecordNumber(typo).has_value(), other == text[i]) << text << ' ' << typo;
            }
            if (i + 1 < text.size() && text[i + 1] != '-') {
                std::string swapped = text;
                std::swap(swapped[i], swapped[i + 1]);
                ASSERT_EQ(parseRecordNumber(swapped).has_value(), swapped == text) << text << ' ' << swapped;
            }
        }
    }
}

TEST(RecordNumber, AnswersAnyBytes) {
    std::mt19937 random(5);
    for (int round = 0; round < 50'000; ++round) {
        std::string bytes(random() % 24, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random() % 3 ? '0' + random() % 10 : random());
        const auto number = parseRecordNumber(bytes);
        EXPECT_TRUE(!number || wire::isValid(*number));
    }
}
