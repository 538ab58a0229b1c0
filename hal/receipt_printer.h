// Receipt printers: a roll of paper, 58 or 80 mm wide.
#pragma once

#include <stop_token>
#include <variant>
#include <vector>

#include "hal/base/secret.h"
#include "hal/base/units.h"
#include "hal/device.h"

namespace hal {

enum class Align { Left, Centre, Right };

// A receipt is a document: the driver turns it into what its printer understands. Nothing is cut off: text
// that is too long for the line goes on in the next.
struct ReceiptText {
    SecretText text; // UTF-8, may hold line breaks
    Align align = Align::Left;
    int scale = 1; // 1..4 times as high and wide
    bool bold = false;
};
// A label at the left and its value at the right of one line; two lines where they do not fit.
struct ReceiptPair {
    SecretText left, right; // UTF-8
};
struct ReceiptRule {};
struct ReceiptGap {
    Millimetres height;
};
struct ReceiptQr {
    SecretText payload; // at most 200 bytes: what a telephone reads from a 58 mm roll
};
using ReceiptPart = std::variant<ReceiptText, ReceiptPair, ReceiptRule, ReceiptGap, ReceiptQr>;

inline constexpr std::size_t kMostReceiptParts = 60;
inline constexpr std::size_t kMostReceiptText = 8000; // bytes of all parts
inline constexpr std::size_t kMostReceiptQr = 200;    // bytes
inline constexpr int kMostReceiptScale = 4;
inline constexpr Millimetres kMostReceiptGap{200};

struct Receipt {
    std::vector<ReceiptPart> parts;
};

// BadData, naming what is beyond its bounds.
[[nodiscard]] Result<> withinBounds(const Receipt& receipt);

struct ReceiptOutcome {
    // The printer itself said that everything before its answer was printed. False: it took the bytes, and
    // cannot say more.
    bool confirmed = false;
};

class ReceiptPrinter : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::ReceiptPrinter; }

    // Prints and cuts, once. Progress: Working; WaitingForDevice with `waiting` set while the printer stands
    // still for something a person can mend. A stop leaves the receipt unfinished, cut where it is.
    // Errors: OutOfPaper and CoverOpen when they were so before the first byte, Offline (no answer: unknown
    // is not ok), Faulty (an error that only a technician mends), BadData (a part beyond its bounds),
    // Unplugged, Io, Timeout, Cancelled.
    [[nodiscard]] virtual Result<ReceiptOutcome> print(const Receipt& receipt, std::stop_token stop,
                                                       const OnProgress& progress) = 0;
};

} // namespace hal
