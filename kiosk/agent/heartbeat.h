// What the kiosk says of itself every half minute. No personal data.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "hal/base/clock.h"
#include "services/ledger/ledger.h"
#include "services/outbox/outbox.h"
#include "services/wire/clock_quality.h"

namespace kiosk::agent {

struct KioskFacts {
    wire::Stamp now;
    std::string version;
    std::optional<nlohmann::json> application; // what `banshi status --json` says; nothing: it does not run
    outbox::Usage outbox;
    std::optional<ledger::Head> head; // nothing: there is no ledger yet
    std::string chain;                // UUID of the ledger's chain
    std::int64_t keyListVersion = 0;
    std::int64_t policyVersion = 0;
    std::int64_t lastCommand = 0;
};

// The request's body as the center's OpenAPI page has it. Pure. What the application says is cut to the
// page's limits.
[[nodiscard]] nlohmann::json heartbeatOf(const KioskFacts& facts);

} // namespace kiosk::agent
