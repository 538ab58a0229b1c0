// What every auxiliary board must do. Joined as in scanner_suite.h.
#pragma once

#include "tests/conformance/suite.h"

class AuxiliaryConformance : public conformance::Suite {
protected:
    [[nodiscard]] hal::Result<> guide(std::optional<hal::Kind> slot);
};
