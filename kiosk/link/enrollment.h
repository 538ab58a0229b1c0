// What enrollment at a center left in the kiosk's state directory: read by the application, written by the
// agent.
#pragma once

#include <filesystem>
#include <string>

#include "hal/base/result.h"
#include "services/outbox/outbox.h"
#include "services/wire/key_list.h"
#include "services/wire/uuid.h"

namespace kiosk::link {

struct Enrollment {
    std::string url; // of the center's listener for kiosks
    wire::Uuid kiosk;
    std::string prefix;  // of record numbers
    std::string keyList; // the text that the center's CA signed, checked when it came
    wire::KeyList keys;  // what it says
    friend bool operator==(const Enrollment&, const Enrollment&) = default;
};

// STATE/center/: enrollment.json (schema 1), ca.pem (pinned), kiosk.pem (certificate and private key in one
// file, so that a renewal replaces both or none).
[[nodiscard]] std::filesystem::path caFile(const std::filesystem::path& state);
[[nodiscard]] std::filesystem::path certificateFile(const std::filesystem::path& state);

// Errors: Absent (this kiosk belongs to no center yet), Storage, BadData, Unsupported (of a newer release).
[[nodiscard]] hal::Result<Enrollment> loadEnrollment(const std::filesystem::path& state);

// Whole and durable. Errors: Storage.
[[nodiscard]] hal::Result<> saveEnrollment(const std::filesystem::path& state, const Enrollment& enrollment);
[[nodiscard]] hal::Result<> saveCenterFile(const std::filesystem::path& file, std::string_view pem);

// For whom records are closed now. Errors: BadData (the center named no current sealing key).
[[nodiscard]] hal::Result<outbox::Identity> identityOf(const Enrollment& enrollment);

} // namespace kiosk::link
