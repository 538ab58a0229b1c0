// The number under which a resident wants to be called back. Pure; a check of its form, not that it exists.
#pragma once

#include <cstddef>
#include <string_view>

namespace filing {

inline constexpr std::size_t kLongestCallback = 12; // digits: 0, area code, eight of the line

enum class CallbackForm {
    None,     // nothing was typed
    TooShort, // the beginning of a number
    Good,     // a mobile, or a line with or without its area code
    Wrong,    // no number begins like this, or it is too long
};

struct CallbackCheck {
    CallbackForm form = CallbackForm::None;
    int missing = 0; // digits at least, when too short
    friend bool operator==(const CallbackCheck&, const CallbackCheck&) = default;
};

// Mobile: 1, 3 to 9, nine digits. Line: 010 or 02x and eight, 03xx to 09xx and seven or eight, or seven or
// eight alone, which begin with 2 to 9. Anything but digits is Wrong.
[[nodiscard]] CallbackCheck checkCallback(std::string_view digits);

} // namespace filing
