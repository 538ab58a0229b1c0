// One question to the center and its answer, whatever carries them.
#pragma once

#include <functional>
#include <string>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/units.h"

namespace kiosk::agent {

struct Call {
    std::string method; // "GET", "PUT", "POST"
    std::string target; // "/kiosk/v1/heartbeat", with its query
    hal::ByteView body; // must outlive the call
    std::string type = "application/json";
    hal::Millis patience{30'000}; // for the whole of it
};

struct Answer {
    int status = 0;   // HTTP's
    std::string body; // at most 1 MiB
};

// Blocking. Errors: Offline (no connection, no name, no route), Timeout, AuthFailed (one side's certificate
// is not accepted), Protocol (an answer that is none), Cancelled.
using Ask = std::function<hal::Result<Answer>(const Call&)>;

// `error` of the center's JSON, a word of its closed list; empty when there is none.
[[nodiscard]] std::string errorCode(const Answer& answer);

} // namespace kiosk::agent
