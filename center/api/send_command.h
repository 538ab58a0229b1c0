// A command for a kiosk: numbered, signed by the center, kept until it expires.
#pragma once

#include <chrono>
#include <string>

#include "center/pki/keys.h"
#include "center/store/store.h"

namespace center::api {

inline constexpr auto kCommandLasts = std::chrono::minutes(10);

// Gives its number. `arguments`: a JSON object. Errors: Absent (no such kiosk), BadData, Storage.
[[nodiscard]] hal::Result<std::int64_t> sendCommand(store::Store& store, const pki::Keys& keys,
                                                    const wire::Uuid& kiosk, const std::string& action,
                                                    const std::string& arguments, const std::string& madeBy,
                                                    const hal::Clock& clock);

} // namespace center::api
