// Waiting that a stop token ends at once: for a descriptor, or for time to pass.
#pragma once

#include <stop_token>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace hal::port {

// Until poll() reports one of `events` (POLLIN, POLLOUT) or an end of the descriptor, which the caller's next
// read or write then explains. Errors: Timeout, Cancelled, Io.
[[nodiscard]] Result<> waitFor(int fd, short events, Deadline deadline, const std::stop_token& stop);

// Between two questions to a device. Cancelled when the stop came first.
[[nodiscard]] Result<> pause(Millis span, const std::stop_token& stop);

} // namespace hal::port
