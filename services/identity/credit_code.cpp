#include "services/identity/credit_code.h"

#include <array>

#include "services/identity/characters.h"

namespace identity {
namespace {

constexpr int kLength = 18;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // 31 characters
constexpr std::array kWeights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr std::string_view kLeftOut = "IOSVZ";

int valueOf(char c) { return static_cast<int>(kAlphabet.find(toUpper(c))); }

char checkCharacter(std::string_view code) {
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * valueOf(code[i]);
    return kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

// GB 11714: eight characters of 0-9 A-Z (A = 10, no gaps) and a check character, 10 written as X.
bool organisationCodeAgrees(std::string_view code) {
    constexpr std::array kOrganisationWeights = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < kOrganisationWeights.size(); ++i) {
        const char c = toUpper(code[8 + i]);
        sum += kOrganisationWeights[i] * (isDigit(c) ? c - '0' : c - 'A' + 10);
    }
    return "0X987654321"[sum % 11] == toUpper(code[16]);
}

CreditCodeKind kindOf(char first) {
    if (first >= '1' && first <= '9')
        return static_cast<CreditCodeKind>(first - '1');
    switch (first) {
    case 'A':
        return CreditCodeKind::Military;
    case 'N':
        return CreditCodeKind::Agriculture;
    default:
        return CreditCodeKind::Other;
    }
}

// The byte at which the character of that position (from 1) begins.
char characterAt(std::string_view text, int position) {
    for (char c : text)
        if (beginsCharacter(c) && --position == 0)
            return c;
    return '\0';
}

} // namespace

CreditCodeCheck checkCreditCode(std::string_view code) {
    CreditCodeCheck check;
    check.length = countCharacters(code);
    if (check.length != kLength) {
        check.wrong = CreditCodePart::Length;
        return check;
    }
    check.position = firstWrongCharacter(
        code, [](char c, int) { return kAlphabet.find(toUpper(c)) != std::string_view::npos; });
    if (check.position != 0) {
        check.wrong = CreditCodePart::Characters;
        const char found = toUpper(characterAt(code, check.position));
        if (found != '\0' && kLeftOut.find(found) != std::string_view::npos)
            check.leftOut = found;
        return check;
    }
    check.kind = kindOf(toUpper(code.front()));
    check.organisationCodeAgrees = organisationCodeAgrees(code);
    if (checkCharacter(code) != toUpper(code.back()))
        check.wrong = CreditCodePart::CheckCharacter;
    return check;
}

std::string_view toString(CreditCodeKind kind) {
    constexpr std::array<std::string_view, 12> kNames = {
        "institution", "foreign_affairs", "judicial", "culture",  "civil_affairs", "tourism",
        "religion",    "trade_union",     "market",   "military", "agriculture",   "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view toString(CreditCodePart part) {
    switch (part) {
    case CreditCodePart::Length:
        return "length";
    case CreditCodePart::Characters:
        return "characters";
    case CreditCodePart::CheckCharacter:
        return "check_character";
    }
    return "length";
}

} // namespace identity
