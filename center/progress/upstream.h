// Asks the center how far a case is, over its operations listener (plain HTTP, loopback or a tunnel).
#pragma once

#include <string>

#include "center/progress/site.h"

namespace center::progress {

// `url`: "http://127.0.0.1:8446". Each question has three seconds.
[[nodiscard]] Look lookAt(std::string url);

} // namespace center::progress
