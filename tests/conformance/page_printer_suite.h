// What every page printer must do. Joined as in scanner_suite.h.
#pragma once

#include "tests/conformance/suite.h"

class PagePrinterConformance : public conformance::Suite {
protected:
    // A document in the format that the printer likes best, with something in it that can be recognised.
    [[nodiscard]] static hal::Document documentFor(const hal::PrinterCapabilities& can, std::uint8_t mark);
    [[nodiscard]] hal::PrinterCapabilities capabilities();
    [[nodiscard]] hal::Result<hal::PrintOutcome>
    print(std::stop_token stop = {}, const hal::OnProgress& progress = {}, hal::PrintOptions options = {});
};
