// A kiosk becomes a center's: one-time code for certificate and keys. Then: new certificates, new key lists.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/agent/center.h"
#include "kiosk/link/enrollment.h"
#include "services/seal/enrollment.h"
#include "services/seal/kiosk_key.h"

namespace kiosk::agent {

// Asks, checks that the center knows the code and that all it sent belongs together, and keeps it:
// enrollment.json last, so that a crash leaves no half of it. A kiosk that is enrolled already is enrolled
// anew. Errors: Refused (the center does not know the code), AuthFailed (it does not prove that it knows the
// code), Protocol, Storage, and those of Ask.
[[nodiscard]] hal::Result<link::Enrollment> enroll(const std::filesystem::path& state,
                                                   const seal::KioskKey& key,
                                                   const seal::EnrollmentCode& code, const Ask& ask,
                                                   const std::string& version);

// A fresh key and certificate, kept when the center gave one of its CA. Errors: as enroll().
[[nodiscard]] hal::Result<> renewCertificate(const std::filesystem::path& state, const Ask& ask);

// The center's list of keys, kept when it is signed and not older than the known one. Errors: as enroll();
// Refused (an older list).
[[nodiscard]] hal::Result<link::Enrollment> refreshKeys(const std::filesystem::path& state,
                                                        const link::Enrollment& known, const Ask& ask);

} // namespace kiosk::agent
