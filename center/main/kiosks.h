// What an administrator does with kiosks from the command line.
#pragma once

#include <string>

#include "center/pki/keys.h"
#include "center/store/store.h"
#include "services/seal/enrollment.h"

namespace center {

inline constexpr auto kCodeLasts = std::chrono::hours(24);

// A place for a kiosk, which a code lets in. Errors: Busy (the prefix is taken), BadData (the prefix),
// Storage.
[[nodiscard]] hal::Result<wire::Uuid> addKiosk(store::Store& store, const std::string& prefix,
                                               const std::string& name, const std::string& hall,
                                               const std::string& street, const hal::Clock& clock);

// A one-time code, also for a kiosk with a new disk. Errors: Absent, Storage.
[[nodiscard]] hal::Result<seal::EnrollmentCode> makeCode(store::Store& store, const wire::Uuid& kiosk,
                                                         const std::string& madeBy, const hal::Clock& clock);

} // namespace center
