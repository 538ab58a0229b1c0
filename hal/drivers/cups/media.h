// Paper as a printer speaks of it: the sizes it takes, and what lies in its trays. Pure.
#pragma once

#include <optional>
#include <vector>

#include <cups/cups.h>

#include "hal/base/paper_size.h"
#include "hal/device.h"

namespace hal::cups {

// Of the usual sizes, those in media-supported ("iso_a4_210x297mm", PWG 5101.1); ascending.
[[nodiscard]] std::vector<PaperSize> readPapers(ipp_t* ipp);

// media-col-ready, or media-ready where the printer has no more (PWG 5100.7, 5100.3), with the levels of
// printer-input-tray (PWG 5100.13). Trays that only the latter knows come last, unless they say nothing.
[[nodiscard]] std::vector<Tray> readTrays(ipp_t* ipp);

[[nodiscard]] bool allEmpty(const std::vector<Tray>& trays); // and there is one
// Every tray names its paper, and none has A4. What is not said is not held against a printer.
[[nodiscard]] bool lackA4(const std::vector<Tray>& trays);

} // namespace hal::cups
