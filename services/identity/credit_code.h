// Checks a unified social credit code (GB 32100) and says which part is wrong.
#pragma once

#include <optional>
#include <string_view>

namespace identity {

// Who registered it: the first character.
enum class CreditCodeKind {
    Institution,    // 1: staffing office
    ForeignAffairs, // 2
    Judicial,       // 3
    Culture,        // 4
    CivilAffairs,   // 5: associations, foundations
    Tourism,        // 6
    Religion,       // 7
    TradeUnion,     // 8
    Market,         // 9: companies, individual businesses, farmers' cooperatives
    Military,       // A
    Agriculture,    // N: collectives
    Other,          // Y, and what may be added
};
[[nodiscard]] std::string_view toString(CreditCodeKind kind); // "market", …

// In the order in which they are looked at: the first that is wrong is reported.
enum class CreditCodePart { Length, Characters, CheckCharacter };
[[nodiscard]] std::string_view toString(CreditCodePart part); // "length", "characters", "check_character"

struct CreditCodeCheck {
    std::optional<CreditCodeKind> kind;  // none: wrong length or characters
    std::optional<CreditCodePart> wrong; // none: the code is valid
    int length = 0;                      // characters that were given
    int position = 0;                    // Characters: the first wrong one, counted from 1; else 0
    // Characters: set when it is one of I O S V Z, which the standard leaves out because they are read as
    // 1 0 5 U 2.
    std::optional<char> leftOut;
    // Advisory, and no reason to refuse: characters 9 to 17 are the organisation's older code with a check
    // character of its own (GB 11714), which a few registered bodies carry wrongly.
    bool organisationCodeAgrees = false;

    [[nodiscard]] bool valid() const { return !wrong; }
};

// Total: any bytes get an answer. Small letters are taken as capitals.
[[nodiscard]] CreditCodeCheck checkCreditCode(std::string_view code);

} // namespace identity
