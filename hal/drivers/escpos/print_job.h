// One receipt on its way to paper: how much the printer may hold at once, and what happens while it stands
// still.
#pragma once

#include <vector>

#include "hal/drivers/escpos/dialogue.h"
#include "hal/receipt_printer.h"

namespace hal::escpos {

class PrintJob {
public:
    // `hanging`: a receipt began and was not cut off. Kept from job to job, also when the connection breaks.
    PrintJob(Dialogue& printer, bool& hanging, std::stop_token stop, const OnProgress& progress)
        : printer_(printer), hanging_(hanging), stop_(std::move(stop)), progress_(progress) {}

    // Errors as ReceiptPrinter::print() has them.
    [[nodiscard]] Result<ReceiptOutcome> run(const std::vector<SecretBytes>& pieces);

private:
    [[nodiscard]] Result<> mayBegin();
    [[nodiscard]] Result<> hearOut();
    [[nodiscard]] Result<> settle(std::size_t mayHold);
    [[nodiscard]] Result<> look();
    [[nodiscard]] Result<> standStill();
    void abandon();
    void cutOff(SecretBytes& out) const;
    [[nodiscard]] std::size_t held() const;
    void tell(Phase phase, std::optional<Fault> waiting = {}) const;

    Dialogue& printer_;
    bool& hanging_;
    const std::stop_token stop_;
    const OnProgress& progress_;
    std::vector<std::size_t> sent_; // size of each piece so far
    std::size_t all_ = 0;           // pieces
    bool confirms_ = true;          // until it shows that it does not
};

} // namespace hal::escpos
