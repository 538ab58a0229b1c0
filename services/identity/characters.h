// Looks at characters as a person counts them, whatever bytes come in.
#pragma once

#include <string_view>

namespace identity {

[[nodiscard]] constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr char toUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// A UTF-8 character is counted at its first byte, so that eighteen full-width digits are eighteen characters
// (and wrong ones), not fifty-four.
[[nodiscard]] constexpr bool beginsCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

[[nodiscard]] constexpr int countCharacters(std::string_view text) {
    int count = 0;
    for (char c : text)
        count += beginsCharacter(c) ? 1 : 0;
    return count;
}

// Position, from 1, of the first character for which `isRight(byte, position)` is false; 0: all are right.
template <class IsRight>
[[nodiscard]] constexpr int firstWrongCharacter(std::string_view text, IsRight isRight) {
    int position = 0;
    for (char c : text) {
        position += beginsCharacter(c) ? 1 : 0;
        if (!isRight(c, position))
            return position > 0 ? position : 1;
    }
    return 0;
}

} // namespace identity
