// A board without hardware: answers lines as a real one does. Simulator, tests and rigs speak to it in bytes.
#pragma once

#include <set>

#include "hal/drivers/auxiliary/line.h"

namespace hal::auxiliary {

// Not thread-safe.
class VirtualBoard {
public:
    Sensors sensors{
        .someoneNear = false, .doorOpen = false, .tampered = false, .mains = true, .chargePercent = 100};
    Identity identity{"Banshi", "Virtual board", "BOARD-1", "1.0"};
    // Where it has lamps.
    std::set<Kind> lamps{Kind::Scanner,        Kind::PagePrinter, Kind::IdReader,
                         Kind::ReceiptPrinter, Kind::CodeScanner, Kind::SmartCardReader};

    [[nodiscard]] std::optional<Kind> lit() const { return lit_; }

    // Bytes in, in any portions; answers out. A damaged line is not answered.
    [[nodiscard]] Bytes answer(ByteView bytes);

private:
    [[nodiscard]] std::string answerTo(std::string_view body);

    LineParser parser_;
    std::optional<Kind> lit_;
};

} // namespace hal::auxiliary
