// From a ScanRequest to a device that is set up for it, and from a device to what it can do.
#pragma once

#include "hal/base/result.h"
#include "hal/drivers/sane/options.h"
#include "hal/drivers/sane/page.h"
#include "hal/scanner.h"

namespace hal::sane {

// What the device will really do, read back after everything was set.
struct Applied {
    Dpi dpi{300};
    PageLimits limits;  // the largest page of the device, in pixels at that resolution
    bool placed = true; // false: the device gives its whole surface, whatever the area
};

// Unsupported: the source is not there, or the area at that resolution has more than kMaxPixels.
[[nodiscard]] Result<Applied> apply(Options& options, const ScanRequest& request);

// Of the source that is chosen at present. A duplex feeder that is too narrow for sheets takes cards.
[[nodiscard]] ScannerCapabilities readCapabilities(Options& options);

} // namespace hal::sane
