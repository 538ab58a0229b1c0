// Which characters the printer's own fonts have, and how wide each is on paper.
#pragma once

#include <optional>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace hal::escpos {

// One character of a line: a letter, or a letter with the marks that combine with it.
struct Character {
    SecretText utf8;
    int columns = 1; // 1, or 2 for Chinese and other wide ones
};

// BadData: not UTF-8, or it holds a control character other than the line break (which ends a line).
[[nodiscard]] Result<std::vector<std::vector<Character>>> linesOf(std::string_view utf8);

// GB18030 as the firmware of cheap printers has it: ASCII and the two-byte area without private use. Nothing
// when a character lies outside: the line is drawn as a picture then.
[[nodiscard]] std::optional<SecretBytes> inFirmware(std::string_view utf8);

} // namespace hal::escpos
