// The policy that the configuration names, or the last one that was accepted.
#pragma once

#include <optional>

#include "kiosk/config/config.h"
#include "services/catalog/policy.h"

namespace kiosk {

struct AcceptedPolicy {
    catalog::Policy policy;
    std::optional<hal::Fault> refused; // why the named one was not taken
};

// Blocking. A good policy is remembered under the state directory; a bad one is answered with the remembered
// one, which is checked like any other. Errors: those of catalog::loadPolicy, when there is none to use.
[[nodiscard]] hal::Result<AcceptedPolicy> acceptedPolicy(const Config& config, const hal::Clock& clock);

} // namespace kiosk
