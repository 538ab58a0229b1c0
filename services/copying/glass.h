// One look at what lies on the scanner: lease, ask what it can do, scan.
#pragma once

#include <stop_token>
#include <vector>

#include "hal/rig.h"

namespace copying {

// Waits 5 s for the scanner: as long as the rig's own status question may hold it. The resolution is the
// lowest the scanner offers that is not below the wish, the area is cut to its glass. Pages that do not say
// their resolution get the one asked for. Errors: those of Rig::lease and Scanner::scan; Unsupported (no
// such source).
[[nodiscard]] hal::Result<hal::ScannedPages>
lookAtGlass(hal::Rig& rig, hal::ScanRequest wish, std::stop_token stop, const hal::OnProgress& progress);

} // namespace copying
