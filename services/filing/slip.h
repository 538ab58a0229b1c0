// The slip that a resident takes along: what stands on it, on a roll or on a page.
#pragma once

#include <string>
#include <vector>

#include "hal/base/image.h"
#include "hal/base/result.h"
#include "hal/receipt_printer.h"
#include "services/outbox/outbox.h"

namespace filing {

// Words are those of the policy, in the resident's language. Nothing on it names her.
struct Slip {
    struct Pair {
        std::string label, value;
    };
    std::string title;
    Pair number; // in large letters
    std::vector<Pair> pairs;
    std::vector<std::string> notes;
    std::string code;          // what the QR code says
    std::string codeHint;      // beside it
    std::string demonstration; // on a roll: that nothing of this is real; empty: it is
};

// What the QR code of a receipt holds: PUBLIC_URL/p/<token, 32 hex>, or the number alone where there is no
// such page.
[[nodiscard]] std::string progressCode(const std::string& publicUrl, const outbox::Filed& filed);

// The token of such a code, whatever page it leads to: 32 lower-case hex digits; empty: it has none.
[[nodiscard]] std::string tokenIn(std::string_view code);

[[nodiscard]] hal::Receipt rollOf(const Slip& slip);

// A4, grey, with its resolution. Errors: BadData (what cannot be drawn).
[[nodiscard]] hal::Result<hal::Image> pageOf(const Slip& slip, hal::Dpi dpi);

} // namespace filing
