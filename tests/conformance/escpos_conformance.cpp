// The ESC/POS driver over a TCP port and a serial line, under the receipt printers' suite.
#include "tests/conformance/receipt_printer_suite.h"
#include "tests/rigs/receipt_printer.h"

using namespace conformance;
using hal::escpos::VirtualPrinter;

namespace {

constexpr std::size_t kMidway = 300; // of the bytes of the suite's receipt

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
            when == When::Now ? rig_.unplug() : rig_.unplugAfterBytes(kMidway);
            return true;
        }
        const auto strike = [mishap](VirtualPrinter& printer) {
            switch (mishap) {
            case Mishap::OutOfPaper:
                return printer.takePaper(true);
            case Mishap::CoverOpen:
                return printer.openCover(true);
            default:
                return printer.silence(true);
            }
        };
        when == When::Now || mishap == Mishap::Hang ? rig_.with(strike) : rig_.afterBytes(kMidway, strike);
        return true;
    }

    void mend(hal::Rig&) override {
        rig_.with([](VirtualPrinter& printer) {
            printer.silence(false);
            printer.takePaper(false);
            printer.openCover(false);
        });
        rig_.plug();
    }

    std::optional<std::vector<hal::Bytes>> printed() override {
        std::vector<hal::Bytes> receipts;
        hal::Bytes now;
        for (const auto& on : rig_.paper()) {
            if (const auto* text = std::get_if<hal::escpos::PrintedText>(&on))
                now.insert(now.end(), text->gb18030.begin(), text->gb18030.end());
            else if (std::holds_alternative<hal::escpos::Cut>(on))
                receipts.push_back(std::exchange(now, {}));
        }
        return receipts;
    }

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
