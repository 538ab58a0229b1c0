// What every receipt printer must do. Joined as in scanner_suite.h.
#pragma once

#include "tests/conformance/suite.h"

class ReceiptPrinterConformance : public conformance::Suite {
protected:
    // Leases the printer for one receipt that says `word`.
    [[nodiscard]] hal::Result<hal::ReceiptOutcome> print(std::string_view word, std::stop_token stop = {},
                                                         const hal::OnProgress& progress = {});

    // So many receipts that say `word` came out whole, where the subject can see that.
    void expectWhole(std::string_view word, long times, const std::string& why = {});
};
