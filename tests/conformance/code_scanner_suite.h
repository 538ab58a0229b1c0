// What every code scanner must do. Joined as in scanner_suite.h.
#pragma once

#include "tests/conformance/suite.h"

class CodeScannerConformance : public conformance::Suite {
protected:
    // Reads, and shows the code as soon as the scanner waits for one.
    [[nodiscard]] hal::Result<hal::Code> readShown(const hal::Code& code, bool whole = true,
                                                   hal::Millis patience = conformance::kPatience);
    // The same, and the code must arrive as it was shown.
    void expectArrives(const hal::Code& code);
};
