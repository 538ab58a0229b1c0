// The ESC/POS driver over a TCP port and a serial line, under the receipt printers' suite.
#include "tests/conformance/escpos_mishaps.h"
#include "tests/conformance/receipt_printer_suite.h"
#include "tests/rigs/receipt_printer.h"

using namespace conformance;
using rigs::EscPosPrinter;

namespace {

class EscPosSubject final : public Subject {
public:
    explicit EscPosSubject(rigs::ReceiptPrinter::Cable cable) : cable_(cable), rig_(cable) {}

    hal::RigOptions options(Pace pace) override {
        rig_.pace(pace == Pace::Natural ? 16 : 0);
        return {.slots = {{"receipt_printer", hal::Kind::ReceiptPrinter, rig_.uri()}},
                .hostProgram = BANSHI_BIN "/banshi-device-host",
                .askEvery = {.well = hal::Millis{1000}, .ill = hal::Millis{1000}},
                .limits = {}};
    }

    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        if (mishap == Mishap::Unplugged) {
            if (cable_ == rigs::ReceiptPrinter::Cable::Serial)
                return false; // a serial line does not notice
            when == When::Now ? rig_.unplug() : rig_.unplugAfterBytes(kMidwayBytes);
            return true;
        }
        const auto happens = [mishap](EscPosPrinter& printer) { strike(printer, mishap); };
        when != When::Midway ? rig_.with(happens) : rig_.afterBytes(kMidwayBytes, happens);
        return true;
    }

    void mend(hal::Rig&) override {
        rig_.with(putRight);
        rig_.plug();
    }

    std::optional<std::vector<hal::Bytes>> printed() override { return receiptsOn(rig_.paper()); }

private:
    const rigs::ReceiptPrinter::Cable cable_;
    rigs::ReceiptPrinter rig_;
};

template <rigs::ReceiptPrinter::Cable cable>
std::unique_ptr<Subject> make() {
    return std::make_unique<EscPosSubject>(cable);
}

} // namespace

INSTANTIATE_TEST_SUITE_P(EscPos, ReceiptPrinterConformance,
                         testing::Values(Candidate{"Tcp", make<rigs::ReceiptPrinter::Cable::Tcp>},
                                         Candidate{"Serial", make<rigs::ReceiptPrinter::Cable::Serial>}),
                         nameOf);
