// SANE's status codes in our words.
#pragma once

#include <optional>
#include <string_view>

#include <sane/sane.h>

#include "hal/base/result.h"

namespace hal::sane {

// Nothing for GOOD and EOF. Cancelled only if `weStopped`: a scanner that stops by itself wants another try.
[[nodiscard]] std::optional<Fault> faultFor(SANE_Status status, bool weStopped = false);

// An Error that says what was being done: "start: Document feeder jammed". Precondition: faultFor gives one.
[[nodiscard]] tl::unexpected<Error> failure(const char* what, SANE_Status status, bool weStopped = false);

// Writes the call down where calls are recorded, and gives its status back.
SANE_Status noted(std::string_view call, SANE_Status status);

} // namespace hal::sane
