// What every reader of identity cards must do. Joined as in scanner_suite.h.
#pragma once

#include "tests/conformance/suite.h"

class IdReaderConformance : public conformance::Suite {
protected:
    [[nodiscard]] hal::Result<hal::IdCard> read(std::stop_token stop = {});
};
