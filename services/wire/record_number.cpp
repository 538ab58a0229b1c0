#include "services/wire/record_number.h"

#include <algorithm>

namespace wire {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kPrefixLength = 4;
constexpr std::size_t kFewestDigits = 6;
constexpr std::size_t kMostDigits = 12;

std::string digitsOf(std::uint64_t counter) {
    std::string digits = std::to_string(counter);
    if (digits.size() < kFewestDigits)
        digits.insert(0, kFewestDigits - digits.size(), '0');
    return digits;
}

char checkCharacter(std::string_view text) {
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char c : text) {
        sum += weight * kAlphabet.find(c);
        weight = weight * 3 % 31;
    }
    return kAlphabet[(31 - sum % 31) % 31];
}

// What the letters that no number contains were meant to be.
char meant(char c) {
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 32);
    switch (c) {
    case 'I':
        return '1';
    case 'O':
        return '0';
    case 'S':
        return '5';
    case 'V':
        return 'U';
    case 'Z':
        return '2';
    default:
        return c;
    }
}

bool areDigits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool isValid(const RecordNumber& number) {
    return number.prefix.size() == kPrefixLength &&
           number.prefix.find_first_not_of(kAlphabet) == std::string::npos && number.counter >= 1 &&
           number.counter <= kLargestCounter;
}

std::string toString(const RecordNumber& number) {
    const std::string digits = digitsOf(number.counter);
    return number.prefix + '-' + digits + '-' + checkCharacter(number.prefix + digits);
}

std::optional<RecordNumber> parseRecordNumber(std::string_view text) {
    std::string characters;
    for (const char c : text)
        if (c != '-' && c != ' ')
            characters += meant(c);
    if (characters.size() < kPrefixLength + kFewestDigits + 1 ||
        characters.size() > kPrefixLength + kMostDigits + 1)
        return std::nullopt;

    const std::string digits = characters.substr(kPrefixLength, characters.size() - kPrefixLength - 1);
    if (!areDigits(digits) || (digits.size() > kFewestDigits && digits.front() == '0'))
        return std::nullopt;
    const RecordNumber number{characters.substr(0, kPrefixLength), std::stoull(digits)};
    if (!isValid(number) || checkCharacter(number.prefix + digits) != characters.back())
        return std::nullopt;
    return number;
}

} // namespace wire
