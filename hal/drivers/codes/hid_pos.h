// HID POS scanners: where their report descriptor says that a code's bytes are, and codes out of reports.
// HID Point of Sale Usage Tables 1.02: usage page 8C; reports of Honeywell's: 64 bytes, several a code.
#pragma once

#include "hal/drivers/codes/assembler.h"

namespace hal::codes {

// Where things are in a Scanned Data Report; offsets count from the report's first byte, its number included.
struct ReportLayout {
    std::optional<std::uint8_t> number;      // of this report, its first byte; none: reports have no numbers
    std::optional<std::size_t> count;        // one byte: how many of the data bytes are the code's
    std::optional<std::size_t> aim;          // three bytes
    std::size_t data = 0, dataSize = 0;      // the code's bytes
    std::optional<std::size_t> continuedBit; // set: the code goes on in the next report
    std::size_t size = 0;                    // of the whole report, bytes
};

// Refused: no scanner, as other devices of its maker under the same numbers. Protocol: a broken descriptor.
[[nodiscard]] Result<ReportLayout> layoutOf(ByteView reportDescriptor);

class HidPosAssembler final : public Assembler {
public:
    explicit HidPosAssembler(ReportLayout layout) : layout_(layout) {}

    [[nodiscard]] std::optional<Outcome> feed(ByteView report) override;
    [[nodiscard]] std::optional<Outcome> quiet() override;
    [[nodiscard]] bool begun() const override { return begun_; }
    [[nodiscard]] Millis pause() const override { return Millis{500}; } // between two reports of a code
    void forget() override;
    [[nodiscard]] std::size_t pieceSize() const override { return layout_.size; }

private:
    const ReportLayout layout_;
    Code code_;
    bool begun_ = false;
    bool tooMuch_ = false;
};

} // namespace hal::codes
