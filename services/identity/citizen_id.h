// Checks an 18-digit identity number (GB 11643) and says which part is wrong.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace identity {

enum class IdKind {
    Citizen,
    Foreigner, // permanent residence card of 2023: begins with 9
    HongKong,  // residence permits for Hong Kong, Macao and Taiwan: 810000, 820000, 830000
    Macao,
    Taiwan,
};
[[nodiscard]] std::string_view toString(IdKind kind); // "citizen", "foreigner", "hmt_hong_kong", …

// In the order in which they are looked at: the first that is wrong is reported.
enum class IdPart { Length, Characters, BirthDate, CheckDigit };
[[nodiscard]] std::string_view toString(IdPart part); // "length", "characters", "birth_date", "check_digit"

// Holds nothing of the number itself.
struct IdCheck {
    std::optional<IdKind> kind;  // none: too short, too long or not a number
    std::optional<IdPart> wrong; // none: the number is valid
    int length = 0;              // characters that were given
    int position = 0;            // Characters: the first wrong one, counted from 1; else 0
    // Advisory, and no reason to refuse: codes were retired and re-used, and people carry numbers with
    // revoked ones.
    bool knownProvince = false;

    [[nodiscard]] bool valid() const { return !wrong; }
};

// Total: any bytes get an answer. 'x' is taken as 'X'. A birth date after `today` (and a day's grace for time
// zones) is wrong; without `today` (the clock is not to be trusted) any real date passes.
[[nodiscard]] IdCheck checkId(std::string_view number,
                              std::optional<std::chrono::year_month_day> today = std::nullopt);

} // namespace identity
