// What was printed in a code: its kind and its bytes. A value; a health or e-licence code holds personal
// data.
#pragma once

#include <cstddef>
#include <string_view>

#include "hal/base/secret.h"

namespace hal {

// Other: another kind, or a transport that does not tell the kind.
enum class Symbology { Other, Qr, Code128, Pdf417, DataMatrix, Aztec, Code39, Ean, Itf };
inline constexpr int kSymbologyCount = static_cast<int>(Symbology::Itf) + 1;
[[nodiscard]] std::string_view toString(Symbology symbology); // "qr", "code_128"

// The largest QR code holds 7 089 digits.
inline constexpr std::size_t kMostCodeBytes = 8000;

struct Code {
    Symbology symbology = Symbology::Other;
    SecretBytes bytes; // as they were printed; at most kMostCodeBytes
    friend bool operator==(const Code&, const Code&) = default;
};

// UTF-8. Codes do not say how their text is written: what is sound UTF-8 is taken for that, else what is
// sound GB18030. Empty: neither.
[[nodiscard]] SecretText textOf(const Code& code);

} // namespace hal
