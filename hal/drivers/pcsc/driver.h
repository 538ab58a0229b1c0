// The driver of smart card readers over PC/SC: scheme pcsc. See README.md for the addresses.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::pcsc {

// "pcsc:" (the only reader) or "pcsc:NAME", the beginning of its name as pcscd has it. Errors: Absent (no
// such reader), Refused (several, or no permission), Io (no pcscd), BadData (the URI).
[[nodiscard]] Result<std::unique_ptr<Device>> open(const Uri& uri);

// Of these readers the one that is called so, or else the only one whose name begins so. Errors: Absent,
// Refused.
[[nodiscard]] Result<std::string> chosen(const std::vector<std::string>& readers, const std::string& name);

} // namespace hal::pcsc
