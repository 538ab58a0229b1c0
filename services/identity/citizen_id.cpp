#include "services/identity/citizen_id.h"

#include <algorithm>
#include <array>

#include "services/identity/characters.h"

namespace identity {
namespace {

constexpr int kLength = 18;
constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kCheckDigits = "10X98765432"; // indexed by the sum modulo 11

// GB/T 2260, first two digits. Kept to the provinces: the six-digit list changes every year.
constexpr std::array kProvinces = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                   44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};

int digit(char c) { return c - '0'; }

int digits(std::string_view number, int from, int count) {
    int value = 0;
    for (char c : number.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(count)))
        value = value * 10 + digit(c);
    return value;
}

IdKind kindOf(std::string_view number) {
    if (number.front() == '9')
        return IdKind::Foreigner;
    if (number.starts_with("810000"))
        return IdKind::HongKong;
    if (number.starts_with("820000"))
        return IdKind::Macao;
    if (number.starts_with("830000"))
        return IdKind::Taiwan;
    return IdKind::Citizen;
}

// A foreigner's number carries the province that issued the card in its second and third digits.
bool provinceIsKnown(std::string_view number, IdKind kind) {
    const int province = digits(number, kind == IdKind::Foreigner ? 1 : 0, 2);
    return std::ranges::find(kProvinces, province) != kProvinces.end();
}

bool birthDateIsReal(std::string_view number, std::optional<std::chrono::year_month_day> today) {
    using namespace std::chrono;
    const year_month_day birth{year{digits(number, 6, 4)},
                               month{static_cast<unsigned>(digits(number, 10, 2))},
                               day{static_cast<unsigned>(digits(number, 12, 2))}};
    if (!birth.ok() || birth.year() < year{1800})
        return false;
    return !today || sys_days{birth} <= sys_days{*today} + days{1};
}

char checkDigit(std::string_view number) {
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * digit(number[i]);
    return kCheckDigits[static_cast<std::size_t>(sum % 11)];
}

} // namespace

IdCheck checkId(std::string_view number, std::optional<std::chrono::year_month_day> today) {
    IdCheck check;
    check.length = countCharacters(number);
    if (check.length != kLength) {
        check.wrong = IdPart::Length;
        return check;
    }
    check.position = firstWrongCharacter(number, [](char c, int position) {
        return isDigit(c) || (position == kLength && toUpper(c) == 'X');
    });
    if (check.position != 0) {
        check.wrong = IdPart::Characters;
        return check;
    }
    check.kind = kindOf(number);
    check.knownProvince = provinceIsKnown(number, *check.kind);
    if (!birthDateIsReal(number, today))
        check.wrong = IdPart::BirthDate;
    else if (checkDigit(number) != toUpper(number.back()))
        check.wrong = IdPart::CheckDigit;
    return check;
}

std::string_view toString(IdKind kind) {
    switch (kind) {
    case IdKind::Citizen:
        return "citizen";
    case IdKind::Foreigner:
        return "foreigner";
    case IdKind::HongKong:
        return "hmt_hong_kong";
    case IdKind::Macao:
        return "hmt_macao";
    case IdKind::Taiwan:
        return "hmt_taiwan";
    }
    return "citizen";
}

std::string_view toString(IdPart part) {
    switch (part) {
    case IdPart::Length:
        return "length";
    case IdPart::Characters:
        return "characters";
    case IdPart::BirthDate:
        return "birth_date";
    case IdPart::CheckDigit:
        return "check_digit";
    }
    return "length";
}

} // namespace identity
