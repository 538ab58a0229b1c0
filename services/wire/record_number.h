// The number a resident reads from the receipt and says on the telephone: "XH01-000123-7".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wire {

// Four characters name the kiosk, the counter runs without gaps, the last character checks both.
// Characters are those of GB 32100 (no I O S V Z), the check is ISO 7064 MOD 31-3: it catches every single
// wrong character and every swap of neighbours.
struct RecordNumber {
    std::string prefix;        // exactly four of 0-9 A-H J-N P Q R T U W X Y
    std::uint64_t counter = 0; // 1 … 999 999 999 999

    friend bool operator==(const RecordNumber&, const RecordNumber&) = default;
};

inline constexpr std::uint64_t kLargestCounter = 999'999'999'999;

[[nodiscard]] bool isValid(const RecordNumber& number);

// The counter has at least six digits. Only for a valid number.
[[nodiscard]] std::string toString(const RecordNumber& number);

// As people type it: small letters, blanks or no hyphens; O I S V Z are taken for 0 1 5 U 2.
// Nothing when the check character disagrees.
[[nodiscard]] std::optional<RecordNumber> parseRecordNumber(std::string_view text);

} // namespace wire
