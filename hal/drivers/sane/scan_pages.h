// Runs an open and set-up device through a scan: pages, progress, stop, and the end of the paper.
#pragma once

#include <stop_token>
#include <vector>

#include <sane/sane.h>

#include "hal/drivers/sane/settings.h"
#include "hal/scanner.h"

namespace hal::sane {

// Errors: those of Scanner::scan. The device is ready for the next scan afterwards, unless the error is Io.
[[nodiscard]] Result<ScannedPages> scanPages(SANE_Handle handle, const Applied& applied,
                                             const ScanRequest& request, std::stop_token stop,
                                             const OnProgress& progress);

} // namespace hal::sane
