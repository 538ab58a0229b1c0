// What every scanner must do. Join it with one file:
//   INSTANTIATE_TEST_SUITE_P(Sane, ScannerConformance, testing::Values(conformance::Candidate{…}),
//   conformance::nameOf);
#pragma once

#include "tests/conformance/suite.h"

class ScannerConformance : public conformance::Suite {
protected:
    [[nodiscard]] static hal::ScanRequest glass() { return {.dpi = hal::Dpi{150}}; }

    // Leases the scanner for one scan: what a resident meets, whichever of the two fails.
    [[nodiscard]] hal::Result<hal::ScannedPages>
    scan(const hal::ScanRequest& request, std::stop_token stop = {}, const hal::OnProgress& progress = {});
};
