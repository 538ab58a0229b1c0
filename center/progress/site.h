// The public site: GET /p/{token} shows how far a case is, GET /style.css, GET /. No cookie, no script, no
// log of who asked for what.
#pragma once

#include <functional>
#include <string>

#include "center/http/rate_limit.h"
#include "center/http/routes.h"
#include "hal/base/result.h"

namespace center::progress {

// The center's answer for a token of 32 hexadecimal letters: its JSON. Errors: Absent (no such token),
// Offline or Timeout (the center is away). Called on several threads, may take seconds.
using Look = std::function<hal::Result<std::string>(const std::string& token)>;

struct SiteParts {
    Look look;
    http::Rate rate = {};
    int utcOffsetMinutes = 480;
    const hal::Clock& clock = hal::systemClock();
};

[[nodiscard]] http::Routes siteRoutes(SiteParts parts);

} // namespace center::progress
